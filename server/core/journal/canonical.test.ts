// The bytes under a MAC are the same before the insert and after the row was read back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { appendEvents } from './append.ts';
import { canonicalColumns, canonicalJson, epochText, storableText } from './canonical.ts';
import type { Json } from './event.ts';
import { eventOf, freshJournal } from './journal.fixture.ts';
import { hasOwnMac } from './mac.ts';
import type { CheckedRow } from './verify-source.ts';

const odd: Json = {
  яблоко: 1,
  a: [1, 1.5, -0, 0.1, 1e21, 5e-324, 1.7976931348623157e308, 123456789012345680000, true, null],
  longer: { b: '', a: 'строка "в кавычках" \\ / \u2028 😀 \u0001' },
  'key with\0nul': 'text with\0nul and half \ud83d of a pair',
  absent: undefined,
  ['__proto__']: { polluted: true },
};

test('O1 an event of odd text, numbers and keys has the same MAC when read back from the database', async () => {
  await using journal = await freshJournal();
  const { owner, keys, subjects, clock } = journal;
  const moments = ['2026-11-21T09:00:00.007Z', '1969-12-31T23:59:59.001Z', '2199-01-01T00:00:00.999Z'];
  const events = moments.map((at) =>
    eventOf(clock, {
      at,
      data: odd,
      address: 'fe80::1\0',
      operation: 'опе\ud800рация',
      behalfOf: '01900000-0000-7000-8000-0000000000B0',
      recordId: '01900000-0000-7000-8000-0000000000C0',
      recordKind: 'letter',
      subjectIds: ['01900000-0000-7000-8000-0000000000B0', '01900000-0000-7000-8000-0000000000a1'],
    }),
  );
  await appendEvents(owner, keys, subjects, events);
  const { rows } = await owner.query<CheckedRow>(`select ${canonicalColumns} from event e`);
  assert.equal(rows.length, moments.length);
  for (const row of rows) {
    assert.ok(hasOwnMac(keys, row), row.at);
    assert.ok(!hasOwnMac(keys, { ...row, at: `${row.at.slice(0, -1)}1` }), 'a microsecond more is noticed');
    assert.ok(!hasOwnMac(keys, { ...row, subjectIds: row.subjectIds.toReversed() }));
    assert.ok(!hasOwnMac(keys, { ...row, behalfOf: null }));
    assert.ok(!hasOwnMac(keys, { ...row, data: row.data.replace('1.5', '1.25') }));
  }
});

test('canonical JSON sorts keys, drops what JSON has no word for and refuses a bigint', () => {
  assert.equal(
    canonicalJson({ b: 1, a: [undefined, { d: undefined, c: Number.NaN }] }),
    '{"a":[null,{"c":null}],"b":1}',
  );
  assert.equal(canonicalJson({ at: new Date(0) }), '{"at":"1970-01-01T00:00:00.000Z"}');
  assert.equal(canonicalJson(undefined), 'null');
  assert.throws(() => canonicalJson({ n: 1n }), TypeError);
});

test('text that PostgreSQL cannot hold becomes text that it can', () => {
  assert.equal(storableText('a\0b\ud83d'), 'a\ufffdb\ufffd');
  assert.equal(storableText('Ёж 😀'), 'Ёж 😀');
});

test('an event without a valid moment is refused before it is written', () => {
  assert.throws(() => epochText(Date.parse('yesterday')), /valid moment/);
  assert.equal(epochText(-1), '-0.001000');
  assert.equal(epochText(1_790_000_000_007), '1790000000.007000');
});
