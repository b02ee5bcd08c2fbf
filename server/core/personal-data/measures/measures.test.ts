import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
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
