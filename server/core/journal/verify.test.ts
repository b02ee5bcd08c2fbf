// The check of the journal against everything that the owner of the database can do to it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Sql } from '#core/db/sql.ts';
import { newId } from '#core/ids.ts';
import { Keys } from '#core/keys.ts';
import { prepareEvents } from './append.ts';
import { anna, eventOf, freshJournal, type Journal, type Tampering } from './journal.fixture.ts';
import { readSeal, type SealRow, sealColumns, sealMac } from './seal-record.ts';
import { type Verdict, verifyJournal } from './verify.ts';

const brief = (verdict: Verdict) =>
  verdict.findings.map(({ kind, eventId, sealNo }) => `${kind} ${eventId ?? '-'} ${sealNo ?? '-'}`).sort();

// Ten sealed events in seals of four, four and two, and then three unsealed ones.
let journal: Journal;
let ids: string[];
before(async () => {
  journal = await freshJournal();
  ids = await journal.writeApart(10);
  await journal.seal(4);
  ids.push(...(await journal.writeApart(3)));
});
after(() => journal[Symbol.asyncDispose]());

const verify = (...statements: Tampering[]) =>
  journal.trial((sql) => verifyJournal(sql, journal.keys, { clock: journal.clock }), ...statements);
const verifyBrief = async (...statements: Tampering[]) => {
  const verdict = await verify(...statements);
  assert.equal(verdict.ok, verdict.findings.length === 0);
  return brief(verdict);
};

const copied = `era, xid, at, operation, outcome, actor_id, actor_kind, behalf_of, record_id, record_kind,
  subject_ids, audience, address, request_id, data, personal, mac`;
const copyOf = (id: string | undefined, newOne: string, columns = copied): Tampering => [
  `insert into event (id, ${columns}) select $1, ${columns} from event where id = $2`,
  [newOne, id],
];

test('H7 an untouched journal is whole, sealed and unsealed events are counted with the age of the oldest', async () => {
  const clock = { now: () => new Date(journal.clock.now().getTime() + 7_000) };
  assert.deepEqual(await verifyJournal(journal.owner, journal.keys, { clock }), {
    ok: true,
    seals: 3,
    sealedEvents: 10,
    unsealedEvents: 3,
    unsealedSeconds: 7,
    headsChecked: 0,
    findings: [],
    moreFindings: 0,
  });
});

test('an empty journal is whole', async () => {
  const verdict = await verify('delete from event', 'delete from journal_seal');
  assert.deepEqual([verdict.ok, verdict.seals, verdict.unsealedSeconds], [true, 0, 0]);
});

for (const [column, change] of [
  ['moment', `at = at + interval '1 microsecond'`],
  ['moment, to infinity', `at = 'infinity'`],
  ['operation', `operation = 'correspondence.letter.read'`],
  ['outcome', `outcome = 'refused'`],
  ['actor', `actor_id = '01900000-0000-7000-8000-0000000000b0'`],
  ['kind of actor', `actor_kind = 'token'`],
  ['substituted person', `behalf_of = '01900000-0000-7000-8000-0000000000b0'`],
  ['record', `record_id = '01900000-0000-7000-8000-0000000000b0'`],
  ['kind of record', `record_kind = 'letter'`],
  ['subjects', `subject_ids = array['01900000-0000-7000-8000-0000000000b0'::uuid]`],
  ['audience', `audience = 'external'`],
  ['address', `address = '10.0.0.8'`],
  ['request', `request_id = 'request-2'`],
  ['data', `data = data || '{"number": "ВХ-2026/00002"}'`],
  ['personal values', `personal = '{}'`],
  ['code', 'mac = sha256(mac)'],
  ['contents and code', `data = '{}', mac = sha256(mac)`],
  ['transaction number', `xid = (select xid from event order by xid limit 1)`],
  ['transaction number to the next one', `xid = (xid::text::bigint + 1)::text::xid8`],
  ['transaction number beyond all', `xid = '18446744073709551615'`],
  ['era to an earlier one', 'era = 0'],
  ['era to one before all', 'era = -5'],
  ['era to a later one', 'era = 7'],
] as const) {
  test(`H7 a sealed event is named when its ${column} was changed`, async () => {
    for (const [at, sealNo] of [
      [0, 1],
      [5, 2],
      [9, 3],
    ] as const) {
      if (at === 0 && change.includes('order by xid')) continue;
      const found = await verifyBrief([`update event set ${change} where id = $1`, [ids[at]]]);
      assert.equal(found.length, 1, found.join('\n'));
      assert.match(found[0] as string, new RegExp(`^changed ${ids[at]}`));
      if (!column.includes('era') && !column.includes('transaction'))
        assert.match(found[0] as string, RegExp(`${sealNo}$`));
    }
  });
}

test('H7 an event that was changed in every way at once is found, and nothing else is', async () => {
  const verdict = await verify(
    [`update event set xid = (select xid from event where id = $2), data = '[]' where id = $1`, [ids[1], ids[9]]],
    [`update event set id = '01a00000-0000-7000-8000-000000000000' where id = $1`, [ids[5]]],
  );
  const named = brief(verdict).map((line) => line.split(' ').slice(0, 2).join(' '));
  assert.deepEqual(
    named,
    [
      `deleted ${ids[5]}`,
      // Its code is wrong where it stands now, so it is told as a row that no seal of that place remembers, once.
      `changed ${ids[1]}`,
      'inserted 01a00000-0000-7000-8000-000000000000',
    ].sort(),
  );
  assert.match(verdict.findings[0]?.text.ru ?? '', /изменено/);
});

test('H7 an unsealed event put into a sealed range or beyond every seal to come is named', async () => {
  const move = (at: number, xid: string): Tampering => [`update event set xid = ${xid} where id = $1`, [ids[at]]];
  assert.deepEqual(await verifyBrief(move(10, '(select min(xid) from event)'), move(11, `'99999999'`)), [
    `changed ${ids[10]} 1`,
    `changed ${ids[11]} -`,
  ]);
});

test('H7 deleted events are named, the first and the last one too', async () => {
  const gone = [ids[0], ids[5], ids[9]];
  const found = await verifyBrief(['delete from event where id = any($1)', [gone]]);
  assert.deepEqual(found, [`deleted ${gone[0]} 1`, `deleted ${gone[1]} 2`, `deleted ${gone[2]} 3`].sort());
});

test('H7 an event inserted into the sealed range with copied fields is named', async () => {
  const forged = newId();
  assert.deepEqual(await verifyBrief(copyOf(ids[5], forged)), [`inserted ${forged} 2`]);
});

test('H7 an event put before all others is named as inserted', async () => {
  const forged = newId();
  const found = await verifyBrief(copyOf(ids[0], forged), ['update event set era = -1 where id = $1', [forged]]);
  assert.deepEqual(found, [`inserted ${forged} -`]);
});

test('H7 an unsealed event that was forged or changed is named', async () => {
  const forged = newId();
  const found = await verifyBrief(copyOf(ids[5], forged, copied.replace('xid,', '')), [
    `update event set outcome = 'refused' where id = $1`,
    [ids[11]],
  ]);
  assert.deepEqual(found, [`bad_mac ${ids[11]} -`, `bad_mac ${forged} -`].sort());
});

test('H7 an event forged before it was sealed is named afterwards too', async () => {
  await using own = await freshJournal();
  const [genuine] = await own.write(1);
  const forged = newId();
  await own.tamper(copyOf(genuine, forged, copied.replace('xid,', '')));
  await own.seal();
  assert.deepEqual(brief(await verifyJournal(own.owner, own.keys)), [`changed ${forged} 1`]);
});

test('H7 JSON nested deeper than the program can read is a finding, not a failure of the check', async () => {
  const deep = `${'['.repeat(6_000)}${']'.repeat(6_000)}`;
  const found = await verifyBrief(
    ['update event set data = $2 where id = $1', [ids[3], deep]],
    [`update event set personal = '[1, "x"]' where id = $1`, [ids[11]]],
  );
  assert.deepEqual(found, [`bad_mac ${ids[11]} -`, `changed ${ids[3]} 1`]);
});

for (const [what, change] of [
  ['bounds', `to_id = 'ffffffff-ffff-ffff-ffff-ffffffffffff'`],
  ['bounds by era', 'to_era = 9'],
  ['count', 'count = count - 1'],
  ['total', 'total = total + 1'],
  ['digest', 'digest = sha256(digest)'],
  ['manifest', 'manifest = substring(manifest from 25)'],
  ['previous', 'previous = sha256(previous)'],
  ['code', 'mac = sha256(mac)'],
  ['moment', `at = at - interval '1 day'`],
  ['moment, to infinity,', `at = '-infinity'`],
] as const) {
  test(`H7 a seal whose ${what} was changed is named`, async () => {
    for (const no of [1, 2, 3]) {
      assert.deepEqual(await verifyBrief(`update journal_seal set ${change} where no = ${no}`), [
        `seal_broken - ${no}`,
      ]);
    }
  });
}

test('H7 a broken seal does not hide changes, insertions or the number of events deleted under it', async () => {
  const forged = newId();
  const statements: Tampering[] = [
    'update journal_seal set mac = sha256(mac) where no = 2',
    ['delete from event where id = $1', [ids[5]]],
    [`update event set outcome = 'refused' where id = $1`, [ids[6]]],
  ];
  const verdict = await verify(...statements);
  assert.deepEqual(brief(verdict), [`bad_mac ${ids[6]} -`, 'seal_broken - 2', 'seal_broken - 3'].sort());
  assert.match(verdict.findings.find((finding) => finding.sealNo === 3)?.text.en ?? '', /4 events .* there are 3/);
  const inserted = await verifyBrief('update journal_seal set mac = sha256(mac) where no = 2', copyOf(ids[5], forged));
  assert.deepEqual(inserted, [`bad_mac ${forged} -`, 'seal_broken - 2', 'seal_broken - 3']);
});

test('H7 missing seals, from the middle and from the beginning, are named', async () => {
  assert.deepEqual(await verifyBrief('delete from journal_seal where no = 2'), ['seal_broken - 2']);
  const verdict = await verify('delete from journal_seal where no < 3');
  assert.deepEqual(brief(verdict), ['seal_broken - 1']);
  assert.match(verdict.findings[0]?.text.ru ?? '', /1–2/);
});

test('H7 the oldest events deleted together with their seals are missed', async () => {
  const oldest: Tampering = ['delete from event where id = any($1)', [ids.slice(0, 4)]];
  const verdict = await verify('delete from journal_seal where no = 1', oldest);
  assert.deepEqual(brief(verdict), ['seal_broken - 1', 'seal_broken - 2']);
  assert.match(verdict.findings[1]?.text.en ?? '', /4 events .* there are 0/);
});

test('H7 a seal repeated under another number or made with another secret is broken', async () => {
  const repeated = await verifyBrief(`insert into journal_seal select 4, from_era, from_xid, from_id, to_era, to_xid,
    to_id, count, total, digest, manifest, previous, mac, at from journal_seal where no = 3`);
  assert.deepEqual(repeated, ['seal_broken - 4']);
  const verdict = await verifyJournal(journal.owner, new Keys(Buffer.alloc(32, 9)));
  assert.equal(verdict.findings.filter((finding) => finding.kind === 'seal_broken').length, 3);
});

for (const [what, change, no] of [
  ['previous seal', { previous: Buffer.alloc(32, 1) }, 2],
  ['digest', { digest: Buffer.alloc(32, 1) }, 3],
] as const) {
  test(`H7 a seal with a valid code of its own but another ${what} does not fit into the chain`, async () => {
    const { rows } = await journal.owner.query<SealRow>(
      `select ${sealColumns} from journal_seal where journal_seal.no = ${no}`,
    );
    const seal = { ...readSeal(rows[0] as SealRow), ...change };
    const values = [no, seal.previous, seal.digest, sealMac(journal.keys, seal)];
    const found = await verifyBrief([
      'update journal_seal set previous = $2, digest = $3, mac = $4 where no = $1',
      values,
    ]);
    assert.equal(found[0], `seal_broken - ${no}`);
  });
}

test('a journal with everything changed lists as many findings as asked for and counts the rest', async () => {
  const verdict = await journal.trial(
    (sql) => verifyJournal(sql, journal.keys, { mostFindings: 4 }),
    `update event set address = ''`,
  );
  assert.deepEqual([verdict.findings.length, verdict.moreFindings, verdict.ok], [4, 9, false]);
});

test('a check of several pages of events and seals sees each event once', async () => {
  await using own = await freshJournal();
  for (let at = 0; at < 5; at += 1) await own.write(1_000);
  await own.seal(101);
  const unsealed = await own.write(2_500);
  const seen: number[] = [];
  const verdict = await verifyJournal(own.owner, own.keys, { onProgress: (events) => seen.push(events) });
  assert.deepEqual([verdict.ok, verdict.sealedEvents, verdict.unsealedEvents], [true, 5_000, unsealed.length]);
  assert.equal(seen.at(-1), 7_500);
});

test('events that are committed and sealed while the check runs are not taken for tampering', async () => {
  await using own = await freshJournal();
  await own.write(2);
  await own.seal();
  const slow = await own.owner.connect();
  await slow.query('begin');
  const insert = prepareEvents(own.keys, await own.subjects.open(slow, [anna]), [eventOf(own.clock)]);
  await slow.query(insert.text, insert.values);
  await own.write(2);
  let disturbed = false;
  const inner: Sql = own.owner;
  const disturbing: Sql = {
    async query<R>(text: string, values?: unknown[]) {
      if (!disturbed && text.includes('manifest')) {
        disturbed = true;
        await slow.query('commit');
        slow.release();
        await own.seal();
      }
      return inner.query<R>(text, values);
    },
  };
  const verdict = await verifyJournal(disturbing, own.keys);
  assert.deepEqual([disturbed, verdict.findings, verdict.sealedEvents], [true, [], 2]);
});
