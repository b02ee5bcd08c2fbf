// The page of macros and templates: those for everybody and one's own, by name.
import { listMacros } from '#contract/helpdesk.ts';
import { decodeCursor, encodeCursor } from '#core/cursor.ts';
import { sql } from '#core/sql.ts';
import { query } from '../tables.ts';
import { macroViewOf, selectMacros } from './macro-view.ts';

export const listMacrosQuery = query(listMacros, async (reader, { after, limit, kind, audience, enabled, q }) => {
  let rows = selectMacros(reader)
    .orderBy('ticket_macro.name')
    .orderBy('ticket_macro.id')
    .limit(limit + 1);
  if (kind) rows = rows.where('ticket_macro.kind', '=', kind);
  if (audience) rows = rows.where('ticket_macro.audience', '=', audience);
  if (enabled !== undefined) rows = rows.where('ticket_macro.enabled', '=', enabled);
  if (q)
    rows = rows.where(
      sql<boolean>`position(lower(${q}) in lower(ticket_macro.name || ' ' || ticket_macro.folder || ' ' || ticket_macro.steps::text)) > 0`,
    );
  if (after) {
    const { key, id } = decodeCursor(after);
    rows = rows.where(sql<boolean>`(ticket_macro.name, ticket_macro.id) > (${key}, ${id}::uuid)`);
  }
  const found = await rows.execute();
  const items = found.slice(0, limit).map((row) => macroViewOf(reader, row));
  const last = items.at(-1);
  return { items, next: found.length > limit && last ? encodeCursor({ key: last.name, id: last.id }) : null };
});
