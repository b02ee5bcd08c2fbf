// The proof that no migration loses data (C7): on the program's own migrations it must be green,
// on migrations planted to destroy it must be red and say what they destroyed.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkMigrations } from '#core/db/check/staircase.ts';
import { emptyDatabase } from '#test/support/database.ts';
import { migrator } from './migrator.ts';

const own = fileURLToPath(new URL('../../server/migrations/', import.meta.url));
const fillDir = fileURLToPath(new URL('./fill/', import.meta.url));

async function findingsOf(dir: string): Promise<string[]> {
  const { ownerUrl, drop } = await emptyDatabase();
  try {
    return await checkMigrations({ ownerUrl, dir, fillDir, migrator, log: () => {}, now: new Date() });
  } finally {
    await drop();
  }
}

const letters = {
  '0001_letters.up.sql': `
    create table sender (id uuid primary key, name text not null);
    create table letter (id uuid primary key, sender_id uuid not null references sender (id), subject text not null,
      state text not null check (state in ('new', 'done')), due_on date, tags text[] not null default '{}');
    create index letter_sender on letter (sender_id);`,
  '0001_letters.down.sql': 'drop table letter; drop table sender;',
};

/** What is found when `up` and `down` follow on a filled pair of tables. */
async function findingsAfter(up: string, down: string): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'vedomo-migrations-'));
  const files = { ...letters, '0002_planted.up.sql': up, '0002_planted.down.sql': down };
  for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text);
  try {
    return (await findingsOf(dir)).join('\n');
  } finally {
    await rm(dir, { recursive: true });
  }
}

it('C7 every migration of the program goes up, down and up on a filled database and loses nothing', async () => {
  assert.deepEqual(await findingsOf(own), []);
});

it('C7 added columns, tables, indexes and a true rename are no loss', async () => {
  const found = await findingsAfter(
    `-- data: moves letter.subject → letter.title
     alter table letter add column note text not null default 'x';
     alter table letter rename column subject to title;
     create table page (id uuid primary key, letter_id uuid references letter (id));
     create index letter_due on letter (due_on);`,
    `drop index letter_due; drop table page; alter table letter rename column title to subject;
     alter table letter drop column note;`,
  );
  assert.equal(found, '');
});

const destructive: [title: string, up: string, down: string, ...found: string[]][] = [
  [
    'a column dropped and added again',
    `alter table letter drop column subject; alter table letter add column subject text not null default '';`,
    'select 1',
    'up: column letter.subject changed its values',
  ],
  ['a table emptied', 'truncate letter', 'select 1', 'up: table letter had 3 rows, has 0'],
  [
    'one row deleted',
    'delete from letter where id = (select max(id::text)::uuid from letter)',
    'select 1',
    'up: table letter had 3 rows, has 2',
  ],
  [
    'two values exchanged',
    `update letter set due_on = (select other.due_on from letter other where other.id <> letter.id and other.due_on is not null order by id limit 1)
     where due_on is not null`,
    'select 1',
    'up: column letter.due_on changed its values',
  ],
  [
    'a column dropped without a word',
    'alter table letter drop column tags',
    `alter table letter add column tags text[] not null default '{}'`,
    'up: column letter.tags is gone',
  ],
  [
    'a table dropped without a word',
    'drop table letter',
    'select 1',
    'up: table letter is gone',
    'down: schema - column public.letter.subject text not null',
    'stopped: table "letter" does not exist',
  ],
  [
    'a step down that loses what was written',
    '-- data: moves letter.subject → letter.title\nalter table letter rename column subject to title;',
    `alter table letter drop column title; alter table letter add column subject text not null default '';`,
    'down: column letter.subject changed its values',
    `down: schema + column public.letter.subject text not null default ''::text`,
  ],
  [
    'rows changed beyond those that are noted',
    `-- data: rewrites letter where subject like '%100%' (they are known)\nupdate letter set state = 'done', due_on = null`,
    'select 1',
    'up: column letter.due_on changed its values',
  ],
  [
    'a step down that forgets an index',
    'create index if not exists letter_due on letter (due_on)',
    'select 1',
    'down: schema + index CREATE INDEX letter_due ON public.letter USING btree (due_on)',
  ],
  [
    'a step down that forgets a check',
    `alter table letter drop constraint letter_state_check; alter table letter add check (state in ('new', 'done', 'lost'));`,
    'select 1',
    `down: schema - constraint public.letter letter_state_check CHECK ((state = ANY (ARRAY['new'::text, 'done'::text])))`,
  ],
];
for (const [title, up, down, ...expected] of destructive) {
  it(`C7 a planted migration turns the proof red: ${title}`, async () => {
    const found = await findingsAfter(up, down);
    for (const line of expected) assert.ok(found.includes(`0002_planted ${line}`), `${line} is not among:\n${found}`);
  });
}

it('C7 a column that goes away on purpose says so in its migration, with a reason', async () => {
  const drop = 'alter table letter drop column tags';
  const add = `alter table letter add column tags text[] not null default '{}'`;
  assert.equal(
    await findingsAfter(`-- data: drops letter.tags (nobody used them)\n-- reversible: no — gone\n${drop}`, add),
    '',
  );
  await assert.rejects(findingsAfter(`-- data: drops letter.tags\n${drop}`, add), /header is not understood/);
});

it('C7 a table that no rule can fill is told by name', async () => {
  const found = await findingsAfter(
    `create table code (value text primary key check (value ~ '^Ж{3}-[0-9]{9}$'))`,
    'drop table code',
  );
  assert.match(found, /^0002_planted stopped: no row could be made for table code: .*code_value_check/);
});
