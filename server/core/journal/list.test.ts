// The journal's list: filters, pages, search over the clear fields.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { StoredEvent } from './event.ts';
import { anna, boris, freshJournal, type Journal } from './journal.fixture.ts';
import { countEvents, type EventFilter, eventCursor, listEvents, readEventCursor } from './list.ts';

const letter = '01900000-0000-7000-8000-0000000000e1';
let journal: Journal;
const ids: string[] = [];
before(async () => {
  journal = await freshJournal();
  const write = async (at: string, values: Parameters<Journal['write']>[1]) =>
    void ids.push(...(await journal.write(1, { at, ...values })));
  await write('2026-11-01T10:00:00.000Z', {
    operation: 'core.user.create',
    subjectIds: [boris],
    data: { role: 'editor' },
  });
  await write('2026-11-02T10:00:00.000Z', {
    recordId: letter,
    recordKind: 'letter',
    data: { subject: 'О поставке ёлок' },
  });
  await write('2026-11-03T10:00:00.000Z', { outcome: 'read', actorId: boris, subjectIds: [anna, boris], data: {} });
  await write('2026-11-03T10:00:00.000Z', { outcome: 'refused', audience: 'external', data: { code: '100%_\\' } });
});
after(() => journal[Symbol.asyncDispose]());

async function list(filter: EventFilter, limit = 50, cursor?: string): Promise<StoredEvent[]> {
  const { text, values } = listEvents(filter, { limit, after: cursor });
  return (await journal.owner.query<StoredEvent>(text, values)).rows;
}
const numbers = async (filter: EventFilter) => (await list(filter)).map((event) => ids.indexOf(event.id));

test('H6 the journal is listed newest first, page by page, without gaps or repeats', async () => {
  assert.deepEqual(await numbers({}), [3, 2, 1, 0]);
  const seen: string[] = [];
  let cursor: string | undefined;
  for (;;) {
    const page = await list({}, 1, cursor);
    const last = page.at(-1);
    if (!last) break;
    seen.push(last.id);
    cursor = eventCursor(last);
    assert.deepEqual(readEventCursor(cursor), { at: last.at, id: last.id });
  }
  assert.deepEqual(seen, ids.toReversed());
});

for (const [what, filter, expected] of [
  ['operation', { operations: ['core.user.create', 'core.user.edit'] }, [0]],
  ['outcome', { outcomes: ['refused', 'read'] }, [3, 2]],
  ['actor', { actorId: boris }, [2]],
  ['record', { recordId: letter }, [1]],
  ['kind of record', { recordKind: 'letter' }, [1]],
  ['person concerned', { subjectId: boris }, [2, 0]],
  ['personal data only', { personalOnly: true }, [2, 0]],
  ['audience', { audience: 'external' }, [3]],
  ['period', { since: '2026-11-02T10:00:00Z', before: '2026-11-03T10:00:00Z' }, [1]],
  ['words, in any case and with е for ё', { text: 'ПОСТАВКЕ елок' }, [1]],
  ['a part of the operation', { text: 'user.cre' }, [0]],
  ['words of a title', { text: 'новый', titledOperations: ['core.user.create'] }, [0]],
  ['signs that mean something in a pattern', { text: '%_\\' }, [3]],
  ['an identifier', { text: letter }, [1]],
  ['the identifier of a person', { text: boris }, [2, 0]],
  ['address', { text: '10.0.0.7' }, [3, 2, 1, 0]],
  ['several at once', { personalOnly: true, actorId: anna, text: 'editor' }, [0]],
  ['personal values, which are not searched', { text: 'Смирнова' }, []],
  ['text with a NUL', { text: 'a\0b' }, []],
] satisfies [string, EventFilter, number[]][]) {
  test(`H6 the journal is filtered by ${what}`, async () => {
    assert.deepEqual(await numbers(filter), expected);
    const { text, values } = countEvents(filter, 10_000);
    const counted = await journal.owner.query<{ count: number }>(text, values);
    assert.equal(counted.rows[0]?.count, expected.length);
  });
}

test('what is not a cursor is not read as one', () => {
  for (const cursor of ['', '_', 'x_y', `2026-99-99T00:00:00Z_${letter}`, `now_${letter}`]) {
    assert.equal(readEventCursor(cursor), undefined, cursor);
  }
});
