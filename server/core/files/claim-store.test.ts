import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Caller, startTestServer, type TestServer } from '#test/support/server.ts';
import { upload } from '#test/support/upload.ts';
import { adoptStore, claimStore } from './claim-store.ts';

let server: TestServer;
let owner: Caller;
before(async () => {
  server = await startTestServer();
  owner = await server.owner();
});
after(() => server.close());

const at = (name: string) => ({
  ...server.services,
  config: { ...server.services.config, dataDir: name ? join(server.dataDir, name) : server.dataDir },
});
const folderOf = (name: string) => join(server.dataDir, name, 'files');
const claim = (name = '') => claimStore(at(name));
async function keptFile(): Promise<void> {
  server.clock.advance(60_000);
  const id = await upload(owner, 'письмо.txt', Buffer.from('Текст'));
  await server.services.pools.write.query('update file set attached_at = created_at where id = $1', [id]);
}
const forget = () => server.services.pools.write.query(`delete from setting where key = 'file-store'`);

describe('the folder of the files', () => {
  it('D9 is taken once; an empty folder beside a database with files is never taken for it', async () => {
    await keptFile();
    await assert.rejects(claim('empty'), /нет ни одного из последних файлов этой базы \(1\)/);
    await claim();
    await claim();
    await assert.rejects(claim('empty'), /лежат в другой папке/);
    const both = await Promise.allSettled([claim(), claim()]);
    assert.deepEqual(
      both.map((one) => one.status),
      ['fulfilled', 'fulfilled'],
    );
  });

  it('D9 processes that start at once on a new folder agree on one mark', async () => {
    await forget();
    rmSync(join(folderOf(''), 'store.id'));
    const starts = await Promise.allSettled([claim(), claim(), claim()]);
    assert.deepEqual(
      starts.map((one) => one.status),
      ['fulfilled', 'fulfilled', 'fulfilled'],
    );
    assert.deepEqual(
      readdirSync(folderOf('')).filter((name) => name.startsWith('store')),
      ['store.id'],
    );
  });

  it('D9 a copy of the folder on another disk is refused once it lacks what came later, until it is adopted', async () => {
    mkdirSync(join(server.dataDir, 'clone'));
    cpSync(folderOf(''), folderOf('clone'), { recursive: true });
    await claim('clone');
    await keptFile();
    await assert.rejects(claim('clone'), /старая копия или диск другой машины/);
    const told = await adoptStore(at('clone'));
    assert.deepEqual([told.looked, told.missing], [2, 1]);
    server.clock.advance(1000);
    await claim('clone');
    await assert.rejects(claim(), /лежат в другой папке/, 'the one that it was copied from is no more the store');
  });

  it('D9 a folder that cannot be read or written is one line', async () => {
    await forget();
    mkdirSync(join(server.dataDir, 'blocked'));
    writeFileSync(folderOf('blocked'), 'not a folder');
    await assert.rejects(claim('blocked'), { name: 'StartError' });
  });
});
