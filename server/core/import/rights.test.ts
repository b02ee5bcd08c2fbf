// Who may import what, and into which journal.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { csv, type Imports, openImports } from '#test/support/imports.ts';
import { upload } from '#test/support/upload.ts';

let imports: Imports;
before(async () => {
  imports = await openImports();
});
after(() => imports.close());

describe('rights of imports', () => {
  it('L2 an import gives nothing that its person does not hold, and shows itself to nobody else', async () => {
    const make = (login: string, roles: string[]) =>
      imports.owner.call('POST', '/api/admin/users', {
        login,
        name: `Человек ${login}`,
        password: 'zelenyj-avtobus-77',
        mustChangePassword: false,
        roles: roles.map((key) => ({ key })),
      });
    await make('impeditor', ['editor']);
    await make('impadmin', ['admin']);
    const editor = await imports.server.signIn('impeditor', 'zelenyj-avtobus-77');
    const fileId = await upload(editor, 'x.csv', csv('№;Дата;Корреспондент;Содержание', '1;01.02.2023;АО «Север»;О'));
    assert.equal((await editor.call('POST', '/api/imports', { fileId, kind: 'letters.incoming' })).statusCode, 403);
    const admin = await imports.server.signIn('impadmin', 'zelenyj-avtobus-77');
    const foreign = await admin.call('POST', '/api/imports', { fileId, kind: 'letters.incoming' });
    assert.equal(foreign.json().errors[0].field, 'fileId', 'a file of somebody else');
    // Only the clerks of a journal write into it, imports too.
    const journalId = (await imports.rows(`select id from journal where name = 'Входящие'`))[0]?.id;
    const journal = (await imports.owner.call('GET', '/api/correspondence/journals'))
      .json()
      .items.find((one: { id: string }) => one.id === journalId);
    const editorId = (await imports.rows(`select id from app_user where login = 'impeditor'`))[0]?.id;
    const narrowed = await imports.owner.call(
      'PATCH',
      `/api/correspondence/journals/${journalId}`,
      { registrarIds: [editorId] },
      { 'if-match': `"${journal.version}"` },
    );
    assert.equal(narrowed.statusCode, 200, narrowed.body);
    const other = await imports.begin(
      'letters.incoming',
      'y.csv',
      csv('№;Дата;Корреспондент;Содержание;Журнал', '1;01.02.2023;АО «Север»;О;Входящие'),
      {},
      admin,
    );
    assert.deepEqual(other.counts, { new: 0, changed: 0, same: 0, error: 1 });
    assert.equal((await editor.call('GET', `/api/imports/${other.id}`)).statusCode, 403);
  });
});
