// Followers and the live tail: every event once, in the order in which events became final.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { StoredEvent } from './event.ts';
import { followEvents, startFollower } from './follow.ts';
import { anna, freshJournal, type Journal } from './journal.fixture.ts';
import { currentPlace, placeOf, readEvents } from './read.ts';
import { type EventTail, missedSince, type TailOptions, tailEvents } from './tail.ts';

let journal: Journal;
let tail: EventTail | undefined;
beforeEach(async () => {
  journal = await freshJournal();
});
afterEach(async () => {
  await tail?.stop();
  tail = undefined;
  await journal[Symbol.asyncDispose]();
});

const idsOf = (events: readonly StoredEvent[]) => events.map((event) => event.id);
async function follow(follower: string, batch = 2): Promise<string[]> {
  await journal.settle();
  return followNow(follower, batch);
}
async function followNow(follower: string, batch = 2): Promise<string[]> {
  const heard: string[] = [];
  const handler = async (_: unknown, events: StoredEvent[]) => void heard.push(...idsOf(events));
  while ((await followEvents(journal.owner, follower, handler, { batch })).handled === batch);
  return heard;
}
const until = async (condition: () => boolean) => {
  const end = performance.now() + 10_000;
  while (!condition()) {
    if (performance.now() > end) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
};

test('a follower hears of every event once, in order, and each follower for itself', async () => {
  const first = await journal.write(5);
  assert.deepEqual(await follow('a'), first);
  const second = await journal.writeApart(2);
  assert.deepEqual(await follow('a'), second);
  assert.deepEqual(await follow('a'), []);
  assert.deepEqual(await follow('b'), [...first, ...second]);
});

test('an event reaches a follower as it was written', async () => {
  const at = '2026-11-21T09:00:00.007Z';
  const [id] = await journal.write(1, { at, subjectIds: [anna], recordId: anna, recordKind: 'letter', data: { n: 1 } });
  await journal.settle();
  const [event] = await readEvents(journal.owner, { era: 0, xid: '0', id: anna }, 10);
  const { personal, xid, ...rest } = event as StoredEvent;
  assert.match(xid, /^\d+$/);
  assert.deepEqual(Object.keys(personal), [anna]);
  assert.deepEqual(rest, {
    ...{ id, at, era: 1, operation: 'correspondence.letter.register', outcome: 'done', actorId: anna },
    ...{ actorKind: 'user', behalfOf: null, recordId: anna, recordKind: 'letter', subjectIds: [anna] },
    ...{ audience: 'internal', address: '10.0.0.7', requestId: 'request-1', data: { n: 1 } },
  });
});

test('an event of a transaction that began first and commits last is not passed over', async () => {
  const { owner } = journal;
  const slow = await owner.connect();
  await slow.query('begin');
  const { rows } = await slow.query(
    `insert into event (id, at, operation, outcome, actor_id, actor_kind, mac)
     values ('01900000-0000-7000-8000-000000000001', now(), 'slow', 'done', $1, 'user', '\\x00') returning id`,
    [anna],
  );
  const quick = await journal.write(2);
  assert.deepEqual(await followNow('a'), [], 'held back');
  await slow.query('commit');
  slow.release();
  assert.deepEqual(await follow('a', 10), [rows[0].id, ...quick]);
});

test('what a failing handler wrote is undone and the same events come again', async () => {
  const ids = await journal.write(2);
  await follow('other');
  const failing = async (sql: { query(text: string): Promise<unknown> }) => {
    await sql.query(`update event_cursor set era = 9 where follower = 'other'`);
    throw new Error('no mail today');
  };
  await journal.settle();
  await assert.rejects(followEvents(journal.owner, 'a', failing), /no mail today/);
  assert.deepEqual(await follow('other'), []);
  assert.deepEqual(await follow('a', 5), ids);
});

test('while one process handles events another one finds the follower busy', async () => {
  await journal.write(1);
  await follow('a');
  const ids = await journal.write(1);
  await journal.settle();
  const heard: string[] = [];
  const result = await followEvents(journal.owner, 'a', async (_, events) => {
    heard.push(...idsOf(events));
    const second = await followEvents(journal.owner, 'a', async () => assert.fail('handled twice'));
    assert.deepEqual(second, { handled: 0, busy: true });
  });
  assert.deepEqual([result, heard], [{ handled: 1, busy: false }, ids]);
});

test('a follower started now hears of later events only', async () => {
  await journal.write(3);
  await journal.settle();
  await startFollower(journal.owner, 'a');
  const later = await journal.write(1);
  await startFollower(journal.owner, 'a');
  assert.deepEqual(await follow('a'), later);
});

function startTail(options: Partial<TailOptions> = {}): { heard: string[]; errors: unknown[] } {
  const heard: string[] = [];
  const errors: unknown[] = [];
  tail = tailEvents(journal.owner, {
    everyMs: 5,
    onEvents: (events) => void heard.push(...idsOf(events)),
    onError: (error) => void errors.push(error),
    ...options,
  });
  return { heard, errors };
}

test('the tail hands out events of this and other processes as they come, from now on', async () => {
  await journal.write(2);
  await journal.settle();
  const { heard } = startTail({ batch: 2 });
  await until(() => tail?.place !== undefined);
  const later = [...(await journal.write(5)), ...(await journal.writeApart(3))];
  await until(() => heard.length === later.length);
  assert.deepEqual(heard, later);
});

test('a kick makes the tail look at once', async () => {
  const { heard } = startTail({ everyMs: 60_000 });
  await until(() => tail?.place !== undefined);
  const ids: string[] = [];
  // The second time the tail is surely at rest.
  for (let round = 1; round <= 2; round += 1) {
    ids.push(...(await journal.write(1)));
    await journal.settle();
    tail?.kick();
    tail?.kick();
    await until(() => heard.length === round);
  }
  assert.deepEqual(heard, ids);
});

test('the tail goes on after an error and loses nothing', async () => {
  const ids: string[] = [];
  let failures = 2;
  const { errors } = startTail({
    from: await currentPlace(journal.owner),
    onEvents(events) {
      if (failures-- > 0) throw new Error('not now');
      ids.push(...idsOf(events));
    },
  });
  const written = await journal.write(2);
  await until(() => ids.length === 2);
  assert.deepEqual(ids, written);
  assert.equal(errors.length, 2);
});

test('a stream resumes after the event it saw last, up to where it joins the tail', async () => {
  const ids = await journal.writeApart(4);
  await journal.settle();
  const { owner } = journal;
  const joined = await placeOf(owner, ids[2] as string);
  assert.ok(joined);
  const missed = await missedSince(owner, ids[0] as string, joined);
  assert.deepEqual(idsOf(missed ?? []), [ids[1], ids[2]]);
  assert.equal(await missedSince(owner, anna, joined), undefined, 'an unknown event');
  assert.equal(await missedSince(owner, ids[0] as string, joined, 1), undefined, 'too many');
});
