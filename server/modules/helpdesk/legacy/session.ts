// One run over the files of the earlier helpdesk: what it reads from, what it has found out, and the problems it tells of.
import type { Actor } from '#core/actor.ts';
import type { Services } from '#core/services.ts';
import type { FoundPart, Layout, Mapping, PartName } from './layout.ts';
import { type LegacyRow, quoted } from './open-sqlite.ts';

export interface Counts {
  users: { matched: number; unconfirmed: number; deactivated: number; known: number };
  categories: { matched: number; made: number };
  tickets: { made: number; open: number; known: number; changed: number };
  messages: { made: number; known: number; orphans: number };
  audit: { attached: number; loose: number };
}
export const noCounts = (): Counts => ({
  users: { matched: 0, unconfirmed: 0, deactivated: 0, known: 0 },
  categories: { matched: 0, made: 0 },
  tickets: { made: 0, open: 0, known: 0, changed: 0 },
  messages: { made: 0, known: 0, orphans: 0 },
  audit: { attached: 0, loose: 0 },
});

const samples = 5;

export class LegacySession {
  readonly services: Services;
  readonly actor: Actor;
  readonly layout: Layout;
  readonly mapping: Mapping;
  readonly apply: boolean;
  readonly reason: string;
  readonly counts = noCounts();
  /** What was wrong → how often, with the first rows' ids. */
  readonly problems = new Map<string, { count: number; rows: string[] }>();
  /** People whose chats were linked there: they have to be linked again, with a consent. */
  readonly chats: string[] = [];
  /** Old id → ours. */
  readonly people = new Map<string, { id: string; name: string }>();
  /** Record and its requester. */
  readonly asked = new Set<string>();
  readonly categories = new Map<string, { id: string; groupId: string | null }>();

  constructor(
    services: Services,
    actor: Actor,
    given: { layout: Layout; mapping: Mapping; apply: boolean; reason: string },
  ) {
    this.services = services;
    this.actor = actor;
    this.layout = given.layout;
    this.mapping = given.mapping;
    this.apply = given.apply;
    this.reason = given.reason;
  }

  get zone(): string {
    return this.mapping.zone ?? this.services.config.zone;
  }

  problem(what: string, row: unknown): void {
    const known = this.problems.get(what) ?? { count: 0, rows: [] };
    known.count += 1;
    if (known.rows.length < samples) known.rows.push(String(row));
    this.problems.set(what, known);
  }

  /** Pages of a part in the order of its ids, under the names of our fields. */
  *pages(name: PartName, size: number): Generator<LegacyRow[]> {
    const part = this.layout.parts[name];
    if (!part) return;
    let after: string | number | undefined;
    for (;;) {
      const id = quoted(part.columns.id as string);
      const rows = part.file.rows(
        `select ${fieldsOf(part)} from ${quoted(part.table)} where ${id} is not null ${after === undefined ? '' : `and ${id} > ?`} order by ${id} limit ${size}`,
        ...(after === undefined ? [] : [after]),
      );
      if (rows.length === 0) return;
      yield rows;
      after = rows.at(-1)?.id as string | number;
    }
  }

  /** Rows of a part that belong to these tickets. */
  of(name: 'messages' | 'audit', ticketIds: readonly (string | number)[]): LegacyRow[] {
    const part = this.layout.parts[name];
    if (!part?.columns.ticket || ticketIds.length === 0) return [];
    return part.file.rows(
      `select ${fieldsOf(part)} from ${quoted(part.table)} where ${quoted(part.columns.ticket)} in (${ticketIds.map(() => '?').join(', ')}) order by ${quoted(part.columns.id as string)}`,
      ...ticketIds,
    );
  }

  /** How many rows belong to no ticket that there is. */
  without(name: 'messages' | 'audit'): number {
    const part = this.layout.parts[name];
    const tickets = this.layout.parts.tickets;
    if (!part || !tickets || part.file !== tickets.file) return 0;
    const where = part.columns.ticket
      ? `where ${quoted(part.columns.ticket)} is null or ${quoted(part.columns.ticket)} not in (select ${quoted(tickets.columns.id as string)} from ${quoted(tickets.table)} where ${quoted(tickets.columns.id as string)} is not null)`
      : '';
    const [row] = part.file.rows(`select count(*) as count from ${quoted(part.table)} ${where}`);
    return Number(row?.count ?? 0);
  }
}

const fieldsOf = ({ columns }: FoundPart): string =>
  Object.entries(columns)
    .map(([field, name]) => `${quoted(name as string)} as ${quoted(field)}`)
    .join(', ');
