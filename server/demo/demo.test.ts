// `npm run demo` on an empty folder: what it says it made is there, opens, hangs together, fills every screen, and is made once.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import pg from 'pg';
import { dateIn } from '#core/clock.ts';
import { readConfig } from '#core/config.ts';
import { type ChildServer, startChild } from '#test/support/child-server.ts';
import { openDatabase } from '../database.ts';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);
const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };

describe('npm run demo', () => {
  let folder: string;
  let password: string;
  let server: ChildServer | undefined;
  const environment = () => ({ PATH: process.env.PATH ?? '', VEDOMO_DATA: folder });
  const node = (file: string, ...args: string[]) =>
    run(process.execPath, [join(root, file), ...args], { cwd: root, env: environment() });

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vedomo-demo-'));
    const { stdout } = await node('server/demo.ts', '--letters', '400', '--tickets', '300', '--files', '8');
    password = /Пароль: (\S+)/.exec(stdout)?.[1] ?? '';
    assert.notEqual(password, '', stdout);
    assert.equal(stdout.match(/^demo-/gm)?.length, 60);
  });
  after(async () => {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('O2 is made once, and its journal verifies', async () => {
    const again = await node('server/demo.ts').then(
      () => assert.fail('a second demonstration'),
      (error: { stderr: string }) => error.stderr,
    );
    assert.match(again, /^Демонстрация здесь уже создана[^\n]*\n$/);
    assert.match((await node('server/cli.ts', 'audit', 'verify')).stdout, /^Журнал цел/);
  });

  it('O2 everything that screens show is there, and it adds up', async () => {
    const database = await openDatabase(readConfig(environment(), []), { makes: false, tell: () => undefined });
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    try {
      const one = async (text: string): Promise<Record<string, number>> => (await owner.query(text)).rows[0];
      const today = dateIn('Europe/Moscow', new Date());
      const filled = await one(`select
        (select count(*)::int from record where kind like '%_letter') as letters,
        (select count(*)::int from letter where answer_by < '${today}' and answered_id is null and direction = 'incoming') as "ours overdue",
        (select count(*)::int from letter where answer_by < '${today}' and answered_id is null and direction = 'outgoing') as "theirs overdue",
        (select count(*)::int from letter where answer_by is not null and answered_id is not null) as answered,
        (select count(distinct field_id)::int from record_field_value) as fields,
        (select count(distinct delivery_state)::int from letter_addressee) as "states of delivery",
        (select count(*)::int from dispatch_register) as dispatches,
        (select count(*)::int from number_reservation where until < '${today}') as "reserves over",
        (select count(*)::int from number_reservation where until >= '${today}') as "reserves to come",
        (select count(*)::int from journal_register where made_at is not null) as registers,
        (select count(*)::int from task where state = 'done') as tasks,
        (select count(*)::int from contact_merge) as merged,
        (select count(*)::int from contact_double where parted_at is not null) as parted,
        (select count(*)::int from substitution) as substitutions,
        (select count(*)::int from registration where state = 'waiting') as newcomers,
        (select count(*)::int from consent) as consents,
        (select count(*)::int from subject_request where state = 'open') as requests,
        (select count(*)::int from incident) as incidents,
        (select count(*)::int from reading_alert) as alerts,
        (select count(*)::int from data_import where state = 'checked') as imports,
        (select count(*)::int from draft) as drafts,
        (select count(*)::int from saved_view) as views,
        (select count(*)::int from notice) as notices,
        (select count(*)::int from comment) as comments,
        (select count(*)::int from record where kind = 'ticket' and due_at < now()) as "tickets overdue",
        (select count(*)::int from record where kind = 'ticket' and state = 'waiting') as "tickets waiting",
        (select count(*)::int from ticket where rating is not null) as ratings,
        (select count(*)::int from ticket where parent_id is not null) as "parts of a failure",
        (select count(*)::int from attachment a join ticket t on t.id = a.record_id) as photos,
        (select count(*)::int from record where kind = 'ticket' and life = 'merged') as "tickets merged"`);
      for (const [what, count] of Object.entries(filled)) assert.ok(count > 0, `no ${what}`);
      assert.equal(filled.letters, 400);
      assert.equal(filled['states of delivery'], 5);
      assert.equal(filled.fields, 6);

      const wrong = await one(`select
        (select count(*)::int from task where state <> 'done') as "tasks undone",
        -- Who answers whom, as the registry itself settles it.
        (select count(*)::int from letter l where l.answered_id is distinct from (
          select a.id from record_link k join letter a on a.id = k.from_id and a.direction <> l.direction
          join record r on r.id = a.id and r.life = 'active'
          where k.to_id = l.id and k.kind = 'answers' order by r.registration_order, a.id limit 1)) as "answers unsettled",
        (select count(*)::int from letter where number_key is null) as "letters without keys",
        (select count(*)::int from number_counter c where c.last >= 0 and c.last <> (select count(distinct n.ordinal)
          from issued_number n where n.series_id = c.series_id and n.period = c.period)) as "counters with gaps",
        (select count(*)::int from record r join letter l on l.id = r.id where r.registered_on > '${today}'
          or r.created_at > now() or r.done_on > '${today}' or l.document_date > r.registered_on) as "letters of the future",
        (select count(*)::int from letter_addressee where sent_on > settled_on or settled_on > '${today}') as "deliveries backwards",
        (select count(*)::int from ticket t join record r on r.id = t.id where r.state is distinct from (
          select w.state from ticket_turn w where w.ticket_id = t.id order by w.at desc, w.id desc limit 1)) as "tickets past their turns",
        (select count(*)::int from ticket t join record r on r.id = t.id where r.due_at is distinct from (
          select min(d.due_at) from record_deadline d where d.record_id = t.id and d.state <> 'stopped')) as "tickets due otherwise",
        (select count(*)::int from ticket t join record r on r.id = t.id where t.answered_at < r.created_at or t.resolved_at < t.answered_at
          or t.closed_at < t.resolved_at or r.created_at > now() or t.closed_at > now()) as "tickets backwards",
        (select count(*)::int from ticket t where t.minutes <> coalesce(
          (select sum(w.minutes) from ticket_time w where w.ticket_id = t.id), 0)) as "tickets of other minutes",
        (select count(*)::int from deadline_moment where fired_at is null and at < now() - interval '1 day') as "deadlines not told",
        (select count(*)::int from (select registration_order, lag(registered_on) over (partition by kind order by registration_order) as before,
          registered_on from record where kind like '%_letter' or kind = 'ticket') as o where before > registered_on) as "dates out of order"`);
      assert.deepEqual(wrong, Object.fromEntries(Object.keys(wrong).map((what) => [what, 0])));
    } finally {
      await owner.end();
      await database.close();
    }
  });

  it('O2 its people sign in by the password that was said; a chain has forty letters, papers open', async () => {
    server = await startChild(environment());
    const { address } = server;
    const entered = await fetch(`${address}/api/auth/sign-in`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ login: 'demo-admin', password }),
    });
    assert.equal(((await entered.json()) as { next: string }).next, 'done');
    const cookie = entered.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    const ask = async (method: string, path: string, body?: unknown) => {
      const sent = { method, headers: { ...headers, cookie }, ...(body ? { body: JSON.stringify(body) } : {}) };
      const answer = await fetch(address + path, sent);
      assert.ok(answer.ok, `${path}: ${answer.status}`);
      return answer;
    };
    const listed = async (path: string, body: unknown) =>
      ((await (await ask('POST', path, body)).json()) as { items: { id: string }[] }).items;
    const letters = await listed('/api/correspondence/letters/list', { direction: 'incoming', limit: 200 });
    let longest = 0;
    let files = 0;
    for (const { id } of letters) {
      const chain = (await (await ask('GET', `/api/correspondence/letters/${id}/chain`)).json()) as {
        letters: unknown[];
      };
      longest = Math.max(longest, chain.letters.length);
      if (files > 2) {
        if (longest === 40) break;
        continue;
      }
      const card = (await (await ask('GET', `/api/correspondence/letters/${id}`)).json()) as {
        attachments: { fileId: string; mediaType: string }[];
      };
      const [file] = card.attachments;
      if (!file) continue;
      files += 1;
      const bytes = Buffer.from(await (await ask('GET', `/api/files/${file.fileId}`)).arrayBuffer());
      assert.equal(bytes.subarray(0, 4).toString(), file.mediaType === 'application/pdf' ? '%PDF' : 'PK\u0003\u0004');
    }
    assert.ok(files > 0);
    assert.equal(longest, 40);
    const doubles = (await (await ask('GET', '/api/contacts/doubles/count')).json()) as { count: number };
    assert.ok(doubles.count >= 2, `${doubles.count} doubtful contacts`);
    const draft = (await (await ask('GET', '/api/drafts?operation=correspondence.letter.register')).json()) as {
      draft: object | null;
    };
    assert.ok(draft.draft);
  });
});
