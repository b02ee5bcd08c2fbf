// From what an action noted to rows of the journal: actor, address and request are added here, names encrypted.
import { type Actor, isPerson } from './actor.ts';
import type { Sql } from './db/sql.ts';
import { newId } from './ids.ts';
import { prepareEvents } from './journal/append.ts';
import type { Json, NewEvent } from './journal/event.ts';
import type { Statement } from './journal/subjects.ts';
import type { Services } from './services.ts';
import type { EventNote } from './unit.ts';

/** The insert of one operation's events, ready to be sent; `sql` is asked for the keys of the people they name. */
export async function eventStatement(
  services: Services,
  sql: Sql,
  actor: Actor,
  operation: string,
  notes: readonly EventNote[],
  outcome: NewEvent['outcome'],
): Promise<Statement> {
  const now = services.clock.now();
  const events = notes.map((note): NewEvent => {
    const personal: Record<string, unknown> = { ...note.personal };
    const person = isPerson(actor);
    const names = { actor: actor.name, ...(actor.program ? { program: actor.program.name } : {}) };
    if (person) personal[actor.id] = { ...(personal[actor.id] as object | undefined), ...names };
    const { behalfOf, standing } = actor;
    if (standing && behalfOf)
      personal[behalfOf] = { ...(personal[behalfOf] as object | undefined), absent: standing.name };
    const through = actor.program ? { client: actor.program.id } : {};
    // Parts of the program and commands are no people: `system:seal`, `cli:root@host` stand in the clear.
    const data =
      person || actor.kind === 'anonymous' ? { ...note.data, ...through } : { actor: actor.name, ...note.data };
    return {
      id: newId(now.getTime()),
      at: now.toISOString(),
      operation: note.operation ?? operation,
      outcome,
      actorId: actor.id,
      actorKind: actor.kind,
      behalfOf,
      recordId: note.recordId,
      recordKind: note.recordKind,
      subjectIds: [...new Set([...(note.subjectIds ?? []), ...Object.keys(note.personal ?? {})])],
      audience: note.audience ?? 'internal',
      address: actor.address,
      requestId: actor.requestId,
      data: (data ?? {}) as Json,
      personal: personal as Record<string, Json>,
    };
  });
  const subjects = await services.subjectKeys.open(
    sql,
    new Set(events.flatMap((event) => Object.keys(event.personal))),
  );
  return prepareEvents(services.keys, subjects, events);
}

/** Writes the events of one operation; the caller's transaction, or a pool for those that stand alone. */
export async function writeEvents(...told: Parameters<typeof eventStatement>): Promise<void> {
  const statement = await eventStatement(...told);
  await told[1].query(statement.text, statement.values);
}
