// Runs operations for every entrance (HTTP, command line, bot, jobs): right, input, transaction, journal, in this order.
import { createHash, createHmac } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { Operation } from '#contract/core.ts';
import { type Actor, isPerson } from './actor.ts';
import { admit } from './admit.ts';
import { kyselyOn, kyselyOver, preparing } from './db/driver.ts';
import { eventStatement, writeEvents } from './events.ts';
import { isAfterFault, isPassing, refusalOf } from './faults.ts';
import { parseInput } from './input.ts';
import { enqueueJobs } from './jobs/enqueue.ts';
import type { ActionHandler, QueryHandler } from './operation.ts';
import { type AnyReader, Reader } from './reader.ts';
import { Refusal } from './refusal.ts';
import type { Services } from './services.ts';
import { type AnyUnit, Unit } from './unit.ts';

export interface CallOptions {
  /** The same key from the same actor within 24 hours gives the first answer again. */
  idempotencyKey?: string | undefined;
  /** The version of the record that the caller saw (`If-Match`). */
  version?: number | undefined;
  /** What a door writes of its own in the action's transaction, such as its inbox's mark; not run for a repeated request. */
  alongside?: (unit: AnyUnit, body: unknown) => Promise<void>;
}
export interface CallResult {
  status: number;
  body: unknown;
}

export async function call(
  services: Services,
  name: string,
  actor: Actor,
  rawInput: unknown,
  options: CallOptions = {},
): Promise<CallResult> {
  const handler = services.catalog.handlers.get(name);
  if (!handler) throw new Error(`no operation ${name}`);
  if (handler.kind === 'stream') throw new Error(`${name} is a stream, which only HTTP carries`);
  try {
    await admit(services, handler.operation, actor);
    const input = parseInput(handler.operation.input, rawInput);
    if (handler.operation.versioned) {
      if (options.version === undefined) throw new Refusal('version_required');
      versions.set(input as object, options.version);
    }
    return handler.kind === 'action'
      ? await runAction(services, handler, actor, input, rawInput, options)
      : { status: handler.operation.status, body: await runQuery(services, handler, actor, input) };
  } catch (error) {
    throw refusalOf(error, services.catalog);
  }
}

const versions = new WeakMap<object, number>();
/** The version that came in `If-Match`, for the input of a versioned operation. */
export function seenVersion(input: object): number {
  const version = versions.get(input);
  if (version === undefined) throw new Refusal('version_required');
  return version;
}

const shapeFor = (services: Services, handler: ActionHandler | QueryHandler, actor: Actor) => ({
  services,
  actor,
  operation: handler.operation.name,
  ownParts: handler.operation.ownParts,
  scopes: handler.scopes,
  now: services.clock.now(),
});

export const runQuery = (services: Services, handler: QueryHandler, actor: Actor, input: unknown): Promise<unknown> =>
  readUnder(services, handler, actor, (reader) => handler.run(reader, input));

/**
 * Reads under an operation that the actor has been granted: the tables are filtered by its scopes, and what the work
 * shows of people is journaled as its reading.
 */
export async function readAs<T>(
  services: Services,
  actor: Actor,
  name: string,
  work: (reader: AnyReader) => Promise<T>,
): Promise<T> {
  const handler = services.catalog.handlers.get(name);
  if (!handler || handler.kind === 'stream') throw new Error(`${name} has no tables to read`);
  await admit(services, handler.operation, actor);
  return readUnder(services, handler, actor, work);
}

async function readUnder<T>(
  services: Services,
  handler: QueryHandler | ActionHandler,
  actor: Actor,
  work: (reader: AnyReader) => Promise<T>,
): Promise<T> {
  const reader = new Reader<object>({ ...shapeFor(services, handler, actor), db: kyselyOver(services.pools.read) });
  const output = await retryingOnce(() => work(reader));
  const shown = reader.shown;
  if (handler.kind === 'query' && handler.operation.personal && !shown.told)
    throw new Error(`${handler.operation.name} did not say whose data it shows`);
  if (handler.operation.watched || shown.subjects.length > 0 || shown.records.length > 0)
    await journalRead(services, handler.operation, actor, shown);
  return output;
}

/** A read repeated once when a migration changed a prepared statement's columns under it. */
async function retryingOnce<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Error && error.message.includes('cached plan must not change result type')) return read();
    throw error;
  }
}

const readEvery = 10 * 60_000;
const readsTold = new Map<string, number>();

/** One event for each reader, operation and page shown, at most every ten minutes; without it the read fails. */
async function journalRead(
  services: Services,
  operation: Operation,
  actor: Actor,
  shown: { subjects: string[]; records: string[] },
) {
  const now = services.clock.now().getTime();
  const page = createHash('sha256')
    .update([...shown.subjects, '|', ...shown.records].join())
    .digest('base64');
  const key = `${actor.id} ${actor.behalfOf ?? ''} ${actor.sessionId ?? ''} ${operation.name} ${page}`;
  const last = readsTold.get(key);
  if (last !== undefined && now - last < readEvery && now >= last) return;
  const note = {
    subjectIds: shown.subjects,
    data: shown.records.length > 0 ? { records: shown.records } : {},
    ...(shown.records.length === 1 && shown.records[0] ? { recordId: shown.records[0] } : {}),
  };
  await writeEvents(services, services.pools.write, actor, operation.name, [note], 'read');
  if (readsTold.size > 50_000) readsTold.clear();
  readsTold.set(key, now);
}

/** An action of the program's own that no entrance offers: what a directory's answer brings about, for instance. */
export const perform = (
  services: Services,
  handler: ActionHandler,
  actor: Actor,
  input: unknown,
  options: CallOptions = {},
): Promise<CallResult> => runAction(services, handler, actor, input, input, options);

async function runAction(
  services: Services,
  handler: ActionHandler,
  actor: Actor,
  input: unknown,
  rawInput: unknown,
  options: CallOptions,
): Promise<CallResult> {
  const prepared = await handler.prepare?.(services, actor, input);
  for (let attempt = 1; ; attempt++) {
    try {
      return await runOnce(services, handler, actor, { input, prepared }, rawInput, options);
    } catch (error) {
      if (attempt >= 4 || !isPassing(error)) throw error;
    }
  }
}

async function runOnce(
  services: Services,
  handler: ActionHandler,
  actor: Actor,
  { input, prepared }: { input: unknown; prepared: unknown },
  rawInput: unknown,
  options: CallOptions,
): Promise<CallResult> {
  const { secret, access } = handler.operation;
  // A step of a visitor's sign-in keeps its own count of tries.
  const idempotencyKey = secret && access === 'public' ? undefined : options.idempotencyKey;
  const client = await services.pools.write.connect();
  const own = preparing(client);
  let unit: Unit<object> | undefined;
  let broken: Error | undefined;
  try {
    // Sent together: the pool's clients don't wait for one answer before they send the next statement. The key of who acts
    // is needed by the event, which is written when a counter may be locked already.
    const [, repeated] = await Promise.all([
      client.query('begin'),
      idempotencyKey ? claimKey(services, client, handler, actor, idempotencyKey, rawInput) : undefined,
      isPerson(actor) ? services.subjectKeys.read(own, [actor.id]) : undefined,
    ]);
    if (repeated) {
      await client.query('rollback');
      return repeated;
    }
    unit = new Unit<object>({ ...shapeFor(services, handler, actor), db: kyselyOn(client), sql: own });
    const result = await handler.run(unit, input, prepared).then(
      (body) => ({ body }),
      (error: unknown) => {
        if (error instanceof Refusal && error.keepsWrites) return { error };
        throw error;
      },
    );
    if (options.alongside && 'body' in result) await options.alongside(unit, result.body);
    const { events, jobs, behind, after } = unit.written;
    if (events.length === 0 && !handler.operation.quiet && !handler.operation.machinery)
      throw new Error(`${handler.operation.name} wrote no event`);
    if (jobs.length > 0) await enqueueJobs(client, jobs);
    const outcome = 'error' in result ? 'refused' : 'done';
    const written =
      events.length > 0
        ? await eventStatement(services, own, actor, handler.operation.name, events, outcome)
        : undefined;
    const answer = 'error' in result ? undefined : JSON.stringify(result.body);
    // The last statements travel together with the commit, for a counter may be locked until then. One that fails makes
    // the commit a rollback.
    const last = [
      ...behind,
      written && own.query(written.text, written.values),
      idempotencyKey && settleKey(client, handler, actor, idempotencyKey, answer),
    ];
    const [committed] = await Promise.all([client.query('commit'), ...last]);
    if (committed.command !== 'COMMIT') throw new Error('the database rolled the transaction back');
    if (written) services.kick();
    for (const wake of after) wake();
    if ('error' in result) throw result.error;
    return { status: handler.operation.status, body: result.body };
  } catch (error) {
    await client.query('rollback').catch((failed: Error) => {
      broken = failed;
    });
    throw isAfterFault(error) ? (unit?.fault ?? error) : error;
  } finally {
    client.release(broken);
  }
}

/** Keyed, so that what was sent cannot be guessed from the table. */
const hashOf = (services: Services, handler: ActionHandler, rawInput: unknown): Buffer =>
  createHmac('sha256', services.keys.for('idempotency'))
    .update(handler.operation.name)
    .update('\n')
    .update(JSON.stringify(rawInput ?? null))
    .digest();

/**
 * Claims an idempotency key as the first statement of the transaction. A second request with the key waits here for
 * the first: it then gets the first's answer, or runs by itself when the first was rolled back.
 */
async function claimKey(
  services: Services,
  client: PoolClient,
  handler: ActionHandler,
  actor: Actor,
  key: string,
  rawInput: unknown,
): Promise<CallResult | undefined> {
  const hash = hashOf(services, handler, rawInput);
  const claimed = await client.query({
    name: 'claim-key',
    text: `insert into idempotency (actor_id, key, operation, request_hash, created_at) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    values: [actor.id, key, handler.operation.name, hash, services.clock.now().toISOString()],
  });
  if (claimed.rowCount === 1) return undefined;
  const { rows } = await client.query(
    'select request_hash, status, response from idempotency where actor_id = $1 and key = $2',
    [actor.id, key],
  );
  const before = rows[0];
  if (!before) throw new Refusal('in_progress');
  if (!hash.equals(before.request_hash)) throw new Refusal('key_reused');
  if (handler.operation.secret) throw new Refusal('shown_once');
  return { status: before.status, body: before.response };
}

/** What is shown once is kept nowhere, not even for a repeated request; what was refused may be tried again. */
async function settleKey(
  client: PoolClient,
  handler: ActionHandler,
  actor: Actor,
  key: string,
  answer: string | undefined,
): Promise<void> {
  if (answer === undefined) {
    await client.query('delete from idempotency where actor_id = $1 and key = $2', [actor.id, key]);
    return;
  }
  const { status, secret } = handler.operation;
  await client.query({
    name: 'settle-key',
    text: 'update idempotency set status = $3, response = $4 where actor_id = $1 and key = $2',
    values: [actor.id, key, status, secret ? null : answer],
  });
}
