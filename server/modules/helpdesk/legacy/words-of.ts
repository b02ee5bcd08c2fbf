// What was said on an old ticket as comments of ours, and what the old journal told of it: one note among ourselves that says
// where it comes from. Old entries never enter our own journal, whose moments and hands are its own.
import { newId } from '#core/ids.ts';
import { digestOf, type Known, type NewKey } from './known.ts';
import { isInternal, legacyMoment } from './meanings.ts';
import type { LegacyRow } from './open-sqlite.ts';
import type { LegacySession } from './session.ts';

type Row = Record<string, unknown>;
const longest = 20_000;
const text = (value: unknown): string => (value == null ? '' : String(value).trim());

/** Rows of comments that are not here yet; `theirs` are those of people who asked, by id. */
export function wordsOf(
  session: LegacySession,
  recordId: string,
  messages: readonly LegacyRow[],
  known: ReadonlyMap<string, Known>,
): { rows: Row[]; keys: NewKey[]; theirs: Set<string> } {
  const rows: Row[] = [];
  const keys: NewKey[] = [];
  const theirs = new Set<string>();
  const seen = new Set<string>();
  for (const message of messages) {
    const key = String(message.id);
    if (known.has(key)) {
      session.counts.messages.known += 1;
      continue;
    }
    if (seen.has(key)) {
      session.problem('сообщение с этим id встречается дважды: взято первое', key);
      continue;
    }
    seen.add(key);
    const at = legacyMoment(session.zone, message.created);
    const body = text(message.body);
    if (!at || body === '') {
      session.problem(at ? 'пустое сообщение пропущено' : 'время сообщения не читается: не перенесено', key);
      continue;
    }
    const author = session.people.get(text(message.author));
    const named = author
      ? ''
      : `${text(message.author) ? `Пользователь ${text(message.author)} прежней системы` : 'Прежняя система'}:\n`;
    const id = newId(Date.parse(at));
    rows.push({
      id,
      record_id: recordId,
      author_id: author?.id ?? session.actor.id,
      audience: isInternal(message.internal) ? 'internal' : 'external',
      body: (named + body).slice(0, longest),
      created_at: at,
      edited_at: null,
    });
    keys.push({ kind: 'message', key, digest: digestOf(message), recordId });
    if (author && session.asked.has(`${recordId} ${author.id}`)) theirs.add(id);
  }
  return { rows, keys, theirs };
}

export function auditOf(session: LegacySession, recordId: string, log: readonly LegacyRow[]): Row | null {
  if (log.length === 0) return null;
  const now = session.services.clock.now();
  const lines = log.map((row) => {
    const who = session.people.get(text(row.author))?.name ?? text(row.author);
    return [text(row.created), who, text(row.body), text(row.details)].filter(Boolean).join(' · ');
  });
  return {
    id: newId(now.getTime()),
    record_id: recordId,
    author_id: session.actor.id,
    audience: 'internal',
    body: `Перенесено из журнала прежней системы, время записей — её:\n${lines.join('\n')}`.slice(0, longest),
    created_at: now.toISOString(),
    edited_at: null,
  };
}
