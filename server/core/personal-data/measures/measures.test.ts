import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { systemPrincipals } from '#core/actor.ts';
import { writeEvents } from '#core/events.ts';
import { systemActor } from '#core/system-actor.ts';
import { openPrivacyOffice, type PrivacyOffice } from '#test/support/privacy.ts';
import { programFolder } from '#test/support/program-folder.ts';
import { endedTask, runTasks } from '#test/support/tasks.ts';

let office: PrivacyOffice;
before(async () => {
  office = await openPrivacyOffice();
});
after(() => office.server.close());

describe('measures', () => {
  it('P48 each line of the measures is checked on the running system, and the page exports', async () => {
    const { items } = (await office.officer.call('GET', '/api/privacy/measures')).json();
    // P48 itself is the page; P5 to P8, P16 and the others each have their line.
    assert.deepEqual(
      items.map((item: { id: string }) => Number(item.id.slice(1))).sort((a: number, b: number) => a - b),
      Array.from({ length: 47 }, (_, at) => at + 1),
    );
    const state = (id: string) => items.find((item: { id: string }) => item.id === id).state;
    // The office has no address yet: the line says so instead of being green.
    assert.deepEqual([state('P1'), state('P3'), state('P19'), state('P33')], ['attention', 'met', 'met', 'met']);
    assert.deepEqual([state('P15'), state('P23'), state('P43')], ['met', 'met', 'attention']);
    for (const item of items) assert.ok(!item.detail.ru.includes('не выполнилась'), item.id);
    const csv = await office.officer.call('GET', '/api/privacy/measures/export?format=csv');
    assert.ok(csv.body.startsWith('\ufeff') && csv.body.includes('P48') === false && csv.body.includes('P36'));
    const pdf = await office.officer.call('GET', '/api/privacy/measures/export?format=pdf');
    const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf.rawPayload }).toString();
    assert.ok(text.includes('Меры защиты персональных данных') && text.includes('требует внимания'));
  });

  it('P48 every line turns red when what it tells of is not so', async () => {
    const { services } = office.server;
    const { pools, clock } = services;
    const state = async () =>
      new Map<string, string>(
        (await office.officer.call('GET', '/api/privacy/measures'))
          .json()
          .items.map((one: { id: string; state: string }) => [one.id, one.state]),
      );
    const { id: auditor } = await office.person('auditor', { roles: [{ key: 'auditor' }] });
    await office.person('asleep');
    await office.owner.call(
      'PUT',
      '/api/admin/settings/notices',
      { value: { burstMinutes: 7 } },
      { 'if-match': '"0"' },
    );
    await pools.write.query(`update setting set version = 0 where key = 'sign-in'`);
    const spoilt: Record<string, string> = {
      P11: `insert into chat_carrier (channel, bot, since) values ('telegram', 'b', now());
        insert into setting (key, value, changed_at) values ('messenger-form', '{"on": true}', now())`,
      P12: `insert into ticket_category (id, name, messenger_fields) values (gen_random_uuid(), 'Палаты', '{text}')`,
      P13: `insert into ticket_category (id, name, parent_id, messenger_fields, patient_data)
        select gen_random_uuid(), 'Пост', id, '{place}', true from ticket_category where name = 'Палаты'`,
      P24: `update app_user set status = 'deactivated' where id = '${auditor}'`,
      P28: `insert into subject_package (id, subject_id, requested_by, state, created_at)
        select gen_random_uuid(), '${auditor}', id, 'failed', now() from app_user limit 1`,
      P29: `insert into subject_block (id, subject_id, blocked_by, blocked_at) select gen_random_uuid(), '${auditor}', id, now() from app_user limit 1`,
      P30: `insert into chat (id, channel, bot, address_key, person_id, state, seen_at)
        values (gen_random_uuid(), 'telegram', 'b', '\\x01', '${auditor}', 'linked', now())`,
      P39: `update principal set created_at = now() - interval '1 year' where id = (select id from app_user where login = 'asleep')`,
      P46: `update setting set changed_at = changed_at + interval '1 hour' where key = 'notices'`,
      P47: `insert into task (id, kind, title, operation, params, owner_id, state, created_at, finished_at)
        select gen_random_uuid(), 'core.export', '{}', 'core.export.start', '{}', id, 'done', now(), now() from app_user limit 1`,
    };
    const before = await state();
    for (const [id, text] of Object.entries(spoilt)) {
      assert.equal(before.get(id), 'met', id);
      await pools.write.query(text);
    }
    const cli = { ...systemActor('x'), id: systemPrincipals.cli, kind: 'cli' as const, name: 'somebody' };
    await writeEvents(services, pools.write, cli, 'core.nothing.known', [{}], 'done');
    await pools.write.query(`insert into setting (key, value, changed_at) values ('syslog', '{"enabled": true}', now())
      on conflict (key) do update set value = excluded.value`);
    assert.deepEqual([before.get('P25'), (await state()).get('P25')], ['attention', 'met'], 'nothing waits to be sent');
    await pools.write.query(`insert into event_cursor (follower) values ('syslog') on conflict do nothing`);
    const program = programFolder();
    const whole = services.config.programDir;
    services.config.programDir = program.folder;
    await office.at(new Date(clock.now().getTime() + 3_600_000).toISOString());
    const after = await state();
    services.config.programDir = whole;
    rmSync(program.folder, { recursive: true });
    const stillGreen = [...Object.keys(spoilt), 'P22', 'P25', 'P41', 'P45'].filter(
      (id) => after.get(id) !== 'attention',
    );
    assert.deepEqual([stillGreen, before.get('P22'), before.get('P41'), before.get('P45')], [[], 'met', 'met', 'met']);
  });

  it('P42 the program is compared with its signed manifest: what changed, what is too much, what is missing', async () => {
    const program = programFolder();
    const { services } = office.server;
    services.config.programDir = program.folder;
    const measure = async () =>
      (await office.officer.call('GET', '/api/privacy/measures'))
        .json()
        .items.find((one: { id: string }) => one.id === 'P42');
    const look = async () => (await office.officer.call('POST', '/api/privacy/program/verify')).json();
    const alarms = () =>
      office.rows(`select data -> 'text' ->> 'ru' as text from notice where operation = 'privacy.program.verify'`);
    assert.match((await measure()).detail.ru, /ещё не сверялись/);
    // Nobody has said whose signature counts: the files agree, the line is not green.
    assert.deepEqual([(await look()).signature, (await measure()).state], ['no-key', 'attention']);
    const settings = { value: { publicKey: program.publicKey } };
    const tried = await office.owner.call('POST', '/api/admin/settings/program/test', settings);
    assert.match(tried.json().findings[0].text.ru, /подписан этим ключом/, tried.body);
    await office.owner.call('PUT', '/api/admin/settings/program', settings, { 'if-match': '"0"' });
    assert.deepEqual([(await look()).state, (await measure()).state, await alarms()], ['whole', 'met', []]);

    assert.equal((await program.verify()).code, 0);
    program.write('server/main.ts', 'steal();');
    program.write('node_modules/native/more.js', '');
    program.remove('web/dist/index.html');
    // The officer asks from the page: a long task, which anybody else may not start.
    assert.equal(
      (await (await office.person('curious')).caller.call('POST', '/api/privacy/program/check')).statusCode,
      403,
    );
    const tasks = runTasks(office.server);
    const { task } = (await office.officer.call('POST', '/api/privacy/program/check')).json();
    assert.equal((await endedTask(office.officer, task.id)).state, 'done');
    await tasks.stop();
    const { state, detail } = await measure();
    assert.equal(state, 'attention');
    const names = ['~ server/main.ts', '+ node_modules/native/more.js', '- web/dist/index.html'];
    for (const name of ['изменено файлов 1, лишних 1, пропало 1', ...names])
      assert.ok(detail.ru.toLowerCase().includes(name.toLowerCase()), detail.ru);
    const ran = await program.verify();
    assert.deepEqual([ran.code, JSON.parse(ran.out).names.sort()], [1, names.sort()]);
    await look();
    assert.equal((await alarms()).length, 1, 'the same finding is told once');
    const events = await office.rows(
      `select data from event where operation = 'privacy.program.verify' order by at desc, id desc`,
    );
    assert.deepEqual([events.length, events[0].data.changed, events[0].data.names.length], [4, 1, 3]);

    // Whoever makes the manifest anew to hide it has no signature; an old one does not fit.
    const signature = program.read('manifest.sha256.sig');
    program.makeManifest();
    assert.deepEqual([(await look()).signature, (await measure()).state], ['absent', 'attention']);
    program.write('manifest.sha256.sig', signature);
    assert.deepEqual(
      [(await look()).state, (await look()).signature, (await measure()).state],
      ['whole', 'wrong', 'attention'],
    );
    program.write('manifest.sha256', program.read('manifest.sha256').replace(/.*build.node\n/, ''));
    assert.equal((await look()).state, 'bad-manifest');
    program.remove('manifest.sha256');
    assert.deepEqual([(await look()).state, (await measure()).state], ['no-manifest', 'attention']);
    assert.equal((await alarms()).length, 5);
    rmSync(program.folder, { recursive: true });
  });
});
