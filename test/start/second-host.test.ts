// Several processes on one folder of files, and a second machine with a disk of its own, which is refused at its start.
import assert from 'node:assert/strict';
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { ask, makeFolder, removeFolder } from '#test/start/folders.ts';
import { startChild } from '#test/support/child-server.ts';
import { emptyDatabase, freshDatabase, type TestDatabase } from '#test/support/database.ts';
import { vedomo } from '../cli/vedomo.ts';

let folder: string;
let database: TestDatabase;
let empty: TestDatabase;
before(async () => {
  folder = makeFolder();
  [database, empty] = await Promise.all([freshDatabase(), emptyDatabase()]);
});
after(async () => {
  await Promise.all([database.drop(), empty.drop()]);
  removeFolder(folder);
});

const machine = (name: string, on: TestDatabase = database): Record<string, string> => ({
  VEDOMO_DATA: join(folder, name),
  DATABASE_URL: on.appUrl,
  DATABASE_OWNER_URL: on.ownerUrl,
  VEDOMO_SECRET: '7'.repeat(64),
});
const markOf = (name: string): string => readFileSync(join(folder, name, 'files', 'store.id'), 'utf8').trim();
const works = async (name: string, on?: TestDatabase) => {
  const server = await startChild(machine(name, on));
  assert.equal(await server.stop(), 0);
};

test('processes share a folder, also after it has moved; a second machine with its own disk is refused in one line', async () => {
  const first = await startChild(machine('first'));
  await works('first');
  await assert.rejects(
    startChild(machine('second')),
    /left with 1: Файлы этой базы лежат в другой папке, не в \S*second\/files: .*вторая машина.* files adopt$/,
  );
  assert.equal(await first.stop(), 0);
  renameSync(join(folder, 'first'), join(folder, 'moved'));
  await works('moved');
});

test('an administrator’s word takes another folder, and a restore brings its own', async () => {
  const adopted = await vedomo(machine('second'), ['files', 'adopt', '--json']);
  assert.equal(adopted.code, 0, adopted.errors);
  const [event] = await ask<{ actor: string }>(
    database.superuserUrl,
    `select actor_kind as actor from event where operation = 'core.files.adopt' and outcome = 'done'`,
  );
  assert.equal(event?.actor, 'cli');
  const copy = join(folder, 'copy.tar');
  assert.equal((await vedomo(machine('second'), ['backup', '--to', copy])).code, 0);
  const restored = await vedomo(machine('third', empty), ['restore', '--from', copy]);
  assert.equal(restored.code, 0, restored.errors);
  assert.notEqual(markOf('third'), markOf('second'));
  await works('third', empty);
});
