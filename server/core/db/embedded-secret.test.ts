// The key of an embedded database is made once, closed to others, and never made anew for old data.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { embeddedSecret } from '#core/db/embedded-secret.ts';

const folder = mkdtempSync(join(tmpdir(), 'vedomo-secret-'));
after(() => rmSync(folder, { recursive: true }));

test('the first start makes a key of 32 bytes that only its owner reads, later ones read it', () => {
  const dataDir = join(folder, 'fresh');
  const made = embeddedSecret(dataDir);
  assert.equal(made.length, 32);
  assert.deepEqual(embeddedSecret(dataDir), made);
  assert.equal(statSync(join(dataDir, 'secret')).mode & 0o777, 0o600);
  assert.deepEqual(readdirSync(dataDir), ['secret']);
});

test('a lost key of a database that exists is asked for, not replaced', () => {
  const dataDir = join(folder, 'lost');
  mkdirSync(join(dataDir, 'postgres', 'cluster'), { recursive: true });
  assert.throws(() => embeddedSecret(dataDir), /Файла ключа .* нет, а база есть/);
});

test('a damaged key is refused with one line', () => {
  const dataDir = join(folder, 'damaged');
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, 'secret'), 'abc\n');
  assert.throws(() => embeddedSecret(dataDir), /испорчен/);
});
