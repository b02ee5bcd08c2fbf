// Personal values in events: readable with the person's key, unreadable for good once it is destroyed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { appendEvents, prepareEvents } from './append.ts';
import { eventColumns, type StoredEvent } from './event.ts';
import { anna, boris, eventOf, freshJournal, type Journal } from './journal.fixture.ts';
import { readPersonal } from './personal.ts';
import { SubjectKeys } from './subjects.ts';
import { verifyJournal } from './verify.ts';

async function stored(journal: Journal): Promise<StoredEvent[]> {
  const { rows } = await journal.owner.query<StoredEvent>(`select ${eventColumns} from event e order by e.id`);
  return rows;
}

test('H7 personal values and actor names are not in the clear in the database and are read back by their keys', async () => {
  await using journal = await freshJournal();
  const [id] = await journal.write(1, { personal: { [anna]: { actor: 'Анна' }, [boris]: { phone: '+7 900' } } });
  const { rows } = await journal.owner.query<{ row: string }>('select event::text as row from event');
  assert.doesNotMatch(rows[0]?.row ?? '', /Анна|7 900/);
  const events = await stored(journal);
  const personal = await readPersonal(journal.owner, journal.subjects, events);
  assert.deepEqual(personal.get(id as string), { [anna]: { actor: 'Анна' }, [boris]: { phone: '+7 900' } });
});

test('H7 destroying a key destroys its values for good, others stay readable and the chain still verifies', async () => {
  await using journal = await freshJournal();
  const { owner, keys, clock, subjects } = journal;
  const [id] = await journal.write(1, { personal: { [anna]: 'А', [boris]: 'Б' } });
  await journal.seal();
  assert.equal(await subjects.destroy(owner, boris), true);
  assert.equal(await subjects.destroy(owner, boris), false);
  const personal = await readPersonal(owner, subjects, await stored(journal));
  assert.deepEqual(personal.get(id as string), { [anna]: 'А', [boris]: null });
  const { rows } = await owner.query('select wrapped_key, destroyed_at from data_subject where id = $1', [boris]);
  assert.equal(rows[0].wrapped_key, null);
  assert.deepEqual(rows[0].destroyed_at, clock.now());
  // What is told of the person later is told without their values.
  await journal.write(1, { personal: { [anna]: 'А', [boris]: 'снова' } });
  assert.deepEqual(Object.keys((await stored(journal)).at(-1)?.personal ?? {}), [anna]);
  const verdict = await verifyJournal(owner, keys);
  assert.deepEqual([verdict.ok, verdict.sealedEvents, verdict.unsealedEvents], [true, 1, 1]);
});

test('H7 a key destroyed by another process is forgotten here within three seconds, asked for or not', async () => {
  await using journal = await freshJournal();
  const { owner, keys, clock } = journal;
  let now = 0;
  const here = new SubjectKeys(keys, clock, { monotonic: () => now, keepMs: 3_000 });
  assert.equal((await here.open(owner, [boris])).get(boris)?.length, 32);
  await journal.subjects.destroy(owner, boris);
  now = 2_999;
  assert.equal((await here.open(owner, [boris])).get(boris)?.length, 32, 'not read again yet');
  now = 3_000;
  assert.equal((await here.open(owner, [boris])).get(boris), null);
});

test('H7 keys that nobody asks for any more leave the memory by themselves', async () => {
  await using journal = await freshJournal();
  const subjects = new SubjectKeys(journal.keys, journal.clock, { keepMs: 20 });
  await subjects.open(journal.owner, [anna, boris]);
  assert.equal(subjects.held, 2);
  const until = performance.now() + 5_000;
  while (subjects.held && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(subjects.held, 0);
});

test('the cache of keys keeps to its size', async () => {
  await using journal = await freshJournal();
  const subjects = new SubjectKeys(journal.keys, journal.clock, { capacity: 1 });
  await subjects.open(journal.owner, [anna, boris]);
  assert.equal(subjects.held, 1);
});

test('a value under a key that was never opened is not written, and a wrapped key put on another person does not open', async () => {
  await using journal = await freshJournal();
  const { owner, keys, clock } = journal;
  const nobody = '01900000-0000-7000-8000-0000000000ff';
  const event = eventOf(clock, { personal: { [nobody]: 'x' } });
  assert.throws(() => prepareEvents(keys, new Map(), [event]), /was not opened/);
  await assert.rejects(appendEvents(owner, keys, journal.subjects, [event]), /was not opened/);
  await journal.write(1);
  await owner.query(
    'update data_subject set wrapped_key = (select wrapped_key from data_subject where id = $1) where id = $2',
    [boris, anna],
  );
  const fresh = new SubjectKeys(keys, clock);
  await assert.rejects(fresh.open(owner, [anna]), /do not open/);
  const personal = await readPersonal(owner, fresh, await stored(journal));
  assert.deepEqual([...personal.values()], [{ [anna]: null }], 'the journal can still be shown');
});

test('a sealed value moved to another event or person reads as nothing', async () => {
  await using journal = await freshJournal();
  await journal.write(2, { personal: { [anna]: 'А', [boris]: 'Б' } });
  const [first, second] = (await stored(journal)) as [StoredEvent, StoredEvent];
  const moved = { ...second, personal: { ...first.personal } };
  const personal = await readPersonal(journal.owner, journal.subjects, [moved]);
  assert.deepEqual(personal.get(second.id), { [anna]: null, [boris]: null });
});

test('a person made in the same transaction can be named in its event, and a rollback leaves neither', async () => {
  await using journal = await freshJournal();
  const { owner, keys, clock, subjects } = journal;
  const vera = '01900000-0000-7000-8000-0000000000c1';
  const client = await owner.connect();
  for (const end of ['rollback', 'commit']) {
    await client.query('begin');
    const subject = subjects.prepareSubject(vera, 'user');
    await client.query(subject.text, subject.values);
    const event = eventOf(clock, { personal: { [vera]: 'Вера' } });
    const insert = prepareEvents(keys, new Map([[vera, subject.key]]), [event]);
    await client.query(insert.text, insert.values);
    await client.query(end);
  }
  client.release();
  const events = await stored(journal);
  const personal = await readPersonal(owner, subjects, events);
  assert.deepEqual([...personal.values()], [{ [vera]: 'Вера' }]);
});
