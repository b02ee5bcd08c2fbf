import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { readSheet } from 'read-excel-file/node';
import type { ListExport } from '#core/export/list-export.ts';
import { newId } from '#core/ids.ts';
import type { TaskRunner } from '#core/tasks/task-runner.ts';
import type { Caller } from '#test/support/server.ts';
import { endedTask, filesOfTask, runTasks } from '#test/support/tasks.ts';
import { type Office, openOffice } from '../../server/modules/correspondence/test-office.ts';

let office: Office;
let runner: TaskRunner;

before(async () => {
  office = await openOffice('owner', 'admin', 'editor', 'viewer', 'outsider');
  runner = runTasks(office.server);
});
after(async () => {
  await runner.stop();
  await office.server.close();
});

const start = async (who: Caller, body: object) => {
  const answer = await who.call('POST', '/api/exports', body);
  return { status: answer.statusCode, body: answer.json() };
};
async function exported(who: Caller, body: object) {
  const started = await start(who, body);
  assert.equal(started.status, 202, JSON.stringify(started.body));
  return { id: started.body.id as string, files: await filesOfTask(who, started.body.id) };
}
const lines = (bytes: Buffer) => bytes.toString().trimEnd().split('\r\n');
/** An example of a contract over the ids of the test world. */
const ofWorld = (example: Record<string, unknown>): Record<string, unknown> =>
  JSON.parse(
    JSON.stringify(example).replaceAll(/\$([\w.]+)/g, (_, name: string) => office.ids[name as never] ?? newId()),
  );
const incoming = { list: 'correspondence.letter.list', filter: { direction: 'incoming' } };

describe('exports', () => {
  it('L6 the list of letters as it is filtered, sorted and chosen: the same rows as on the screen', async () => {
    await office.register(office.as.editor, { subject: '=HYPERLINK("http://x")', correspondentName: '+Ромашка' });
    const listed = (
      await office.as.editor.call('POST', '/api/correspondence/letters/list', { direction: 'incoming', limit: 200 })
    ).json().items;
    const columns = ['number', 'subject', 'counterpart', 'registered'];
    const { id, files } = await exported(office.as.editor, { ...incoming, columns, about: ['Журнал: Входящие'] });
    assert.match(files[0]?.name ?? '', /^Входящие письма \d{4}-\d\d-\d\d\.xlsx$/);
    const rows = await readSheet(files[0]?.bytes as Buffer);
    assert.deepEqual(rows[0], ['Номер', 'Краткое содержание', 'Корреспондент', 'Дата регистрации']);
    assert.deepEqual(
      rows.slice(1).map(([number, subject, counterpart]) => [number, subject, counterpart ?? '']),
      listed.map((row: { number: string; title: string; counterpart: string }) => [
        row.number,
        row.title,
        row.counterpart,
      ]),
    );
    assert.ok(rows[1]?.[3] instanceof Date);
    const about = await readSheet(files[0]?.bytes as Buffer, 2);
    assert.ok(about.flat().includes('Отбор: Журнал: Входящие'));
    const task = (await office.as.editor.call('GET', `/api/tasks/${id}`)).json();
    assert.deepEqual([task.done, task.total], [listed.length, listed.length]);

    const byWords = await exported(office.as.editor, {
      list: 'incoming_letter',
      filter: { q: 'HYPERLINK' },
      format: 'csv',
      columns: ['subject'],
    });
    assert.deepEqual(lines(byWords.files[0]?.bytes as Buffer), [
      '\ufeffКраткое содержание',
      `"'=HYPERLINK(""http://x"")"`,
    ]);
    const paper = await exported(office.as.editor, { ...incoming, format: 'pdf' });
    const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: paper.files[0]?.bytes }).toString();
    assert.ok(text.includes('Входящие письма') && text.includes('Петрова Анна Ильинична'), text.slice(0, 500));
    for (const row of listed) assert.ok(text.includes(row.number), row.number);

    const [event] = await office.rows<{ data: Record<string, unknown>; text: string }>(
      `select data, data::text as text from event where operation = 'core.export.start' and data -> 'filter' ? 'searched'`,
    );
    assert.ok(event && !event.text.includes('HYPERLINK'));
  });

  it('L2 L6 own fields are columns of the file, and conditions on them hold there too', async () => {
    const filter = { direction: 'incoming', custom: { topic: 'supply' } };
    const { files } = await exported(office.as.editor, {
      ...incoming,
      filter,
      columns: ['subject', 'custom.topic'],
      format: 'csv',
    });
    assert.deepEqual(lines(files[0]?.bytes as Buffer), [
      '\u{feff}Краткое содержание;Тематика',
      'О поставке оборудования для лаборатории;Поставки',
    ]);
  });

  it('L6 a person takes along what they see in the list and not a letter more', async () => {
    const all = lines((await exported(office.as.owner, { ...incoming, format: 'csv' })).files[0]?.bytes as Buffer);
    const outside = lines(
      (await exported(office.as.outsider, { ...incoming, format: 'csv' })).files[0]?.bytes as Buffer,
    );
    const seen = (
      await office.as.outsider.call('POST', '/api/correspondence/letters/list', { direction: 'incoming', limit: 200 })
    ).json().items;
    assert.ok(all.length > outside.length);
    assert.equal(outside.length, seen.length + 1);
    assert.equal((await start(office.as.viewer, { list: 'identity.user.list' })).status, 403);
    assert.equal((await office.server.anonymous.call('POST', '/api/exports', incoming)).statusCode, 401);
    const offered = (await office.as.viewer.call('GET', '/api/exports/lists')).json().items;
    const names = offered.map((one: { list: string }) => one.list);
    assert.ok(names.includes('correspondence.letter.find') && !names.includes('core.event.list'), names.join());
  });

  it('L6 a wrong list, column or filter is told before a task is made', async () => {
    const wrong = async (body: object) => (await start(office.as.editor, body)).body;
    assert.equal((await wrong({ list: 'nothing.of.this' })).code, 'export_list_unknown');
    assert.equal((await wrong({ ...incoming, columns: ['password'] })).code, 'export_column_unknown');
    assert.equal((await wrong({ list: incoming.list, filter: { direction: 'up' } })).errors[0].field, 'direction');
    assert.equal((await wrong({ ...incoming, sort: 'colour' })).errors[0].field, 'sort');
  });

  it('O1 whose personal data a file shows is in the journal, as when the list is read', async () => {
    const { id, files } = await exported(office.as.owner, { list: 'contacts.contact.list', format: 'csv' });
    assert.ok(lines(files[0]?.bytes as Buffer).length > 1);
    const read = await office.rows<{ subjects: number }>(
      `select cardinality(subject_ids) as subjects from event where operation = 'contacts.contact.list' and outcome = 'read' and request_id = $1`,
      [id],
    );
    assert.ok((read[0]?.subjects ?? 0) > 0);
    const people = await exported(office.as.admin, { list: 'identity.user.list', columns: ['login', 'roles'] });
    const rows = await readSheet(people.files[0]?.bytes as Buffer);
    assert.ok(rows.some((row) => row[0] === 'editor'));
  });

  it('L6 every list that is offered becomes a file: its own heads, its rows, and of lists of people who took it', async () => {
    const { exports } = office.server.services.catalog;
    const absent: string[] = [];
    const me = (await office.as.owner.call('GET', '/api/me')).json();
    const taken = async ({ operation, columns, stamped }: ListExport) => {
      const { limit: _limit, sort: _sort, ...filter } = ofWorld(operation.example as Record<string, unknown>);
      const started = await start(office.as.owner, {
        list: operation.name,
        filter,
        columns: columns.map(({ key }) => key),
        format: 'csv',
        about: ['Проверка'],
      });
      assert.equal(started.status, 202, `${operation.name}: ${JSON.stringify(started.body)}`);
      const { id } = started.body;
      const task = await endedTask(office.as.owner, id);
      if (task.state === 'failed') {
        // The test world has no directory of accounts and no mailbox.
        assert.equal(task.error?.code, 'not_found', `${operation.name}: ${JSON.stringify(task.error)}`);
        absent.push(operation.name);
        return;
      }
      const [file] = await filesOfTask(office.as.owner, id);
      const text = lines(file?.bytes as Buffer);
      assert.equal(text[0], `\ufeff${columns.map(({ title }) => title.ru).join(';')}`, operation.name);
      const last = text.at(-1) ?? '';
      const signed = last.includes(id) && last.includes('Отбор: Проверка') && last.includes(me.user.name);
      assert.equal(signed, stamped === true, `${operation.name}: ${last}`);
    };
    // The server works at two tasks at a time.
    const waiting = [...exports.values()];
    const lane = async () => {
      for (let one = waiting.shift(); one; one = waiting.shift()) await taken(one);
    };
    await Promise.all([lane(), lane()]);
    assert.deepEqual(absent.sort(), ['core.mailbox.mail', 'identity.ldap.lines', 'identity.ldap.runs']);
  });

  it('L2 a file opens only while its maker may read what it was made of, and never to a token that may not', async () => {
    const editorId = office.world.people.editor;
    const marks = async (list: string) => {
      await office.rows(`update user_role set clearances = $2 where user_id = $1`, [editorId, list]);
      await office.rows('update rights_version set version = version + 1');
    };
    await marks('{confidential}');
    const { id } = await exported(office.as.editor, { ...incoming, format: 'csv' });
    const [file] = (await endedTask(office.as.editor, id)).files;
    const opened = async (who = office.as.editor) => {
      const answer = await who.call('GET', `/api/tasks/${id}/files/${file.id}`);
      return answer.statusCode === 200 ? 'opened' : answer.json().code;
    };
    assert.equal(await opened(), 'opened');
    await marks('{}');
    assert.equal(await opened(), 'task_file_closed');
    const told = (await office.as.editor.call('GET', `/api/tasks/${id}`)).json();
    assert.deepEqual([told.files, told.filesClosed], [[], true]);
    await marks('{confidential}');
    assert.equal(await opened(), 'opened');
    await office.rows(`insert into user_switch (user_id, operation, enabled, reach) values ($1, $2, false, 'all')`, [
      editorId,
      'correspondence.letter.find',
    ]);
    await marks('{confidential}');
    assert.equal(await opened(), 'task_file_closed');
    await office.rows('delete from user_switch where user_id = $1', [editorId]);
    await marks('{}');
    const token = await office.as.editor.call('POST', '/api/me/tokens', {
      name: 'Скрипт',
      operations: ['core.task.download'],
    });
    assert.equal(token.statusCode, 201, token.body);
    const another = await exported(office.as.editor, { ...incoming, format: 'csv' });
    const [its] = (await endedTask(office.as.editor, another.id)).files;
    const script = office.server.bearer(token.json().token);
    const taken = await script.call('GET', `/api/tasks/${another.id}/files/${its.id}`);
    assert.deepEqual([taken.statusCode, taken.json().code], [403, 'task_file_closed']);
  });

  it('L10 what was asked past the fields of a list is not told to the journal', async () => {
    const filter = { q: 'x', employee: 'Иванов Иван Иванович' };
    const { body } = await start(office.as.owner, { list: 'identity.person.list', filter });
    const [event] = await office.rows<{ data: { filter: object } }>(
      `select data from event where operation = 'core.export.start' and data ->> 'task' = $1`,
      [body.id],
    );
    assert.deepEqual(event?.data.filter, { searched: true });
  });

  it('L6 a right that is taken away while the task waits is not there when it runs', async () => {
    await runner.stop();
    const started = await start(office.as.viewer, incoming);
    const { outsider: _, ...people } = office.world.people;
    const off = await office.as.owner.call('POST', `/api/admin/users/${people.viewer}/deactivate`, {
      reason: 'Уволен',
    });
    assert.equal(off.statusCode, 200, off.body);
    runner = runTasks(office.server);
    const end = performance.now() + 20_000;
    for (;;) {
      const [task] = await office.rows<{ state: string; error: { code: string } | null }>(
        'select state, error from task where id = $1',
        [started.body.id],
      );
      if (task?.state === 'failed') {
        assert.equal(task.error?.code, 'not_allowed');
        break;
      }
      assert.ok(performance.now() < end, JSON.stringify(task));
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    assert.equal((await endedTask(office.as.owner, (await start(office.as.owner, incoming)).body.id)).state, 'done');
  });
});
