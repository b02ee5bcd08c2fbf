// Five people at once, each moving a file both ways and as one archive: the memory of the program does not grow with the files.
// VEDOMO_TEST_STREAM_MB says how large each file is.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const megabytes = Number(process.env.VEDOMO_TEST_STREAM_MB ?? 60);
const clients = 5;
const program = fileURLToPath(new URL('testing/move-streams.ts', import.meta.url));

test(`memory grows by less than 64 MB while ${clients} streams move ${megabytes} MB each, both ways and as archives`, async (t) => {
  const args = [program, String(clients), String(megabytes * 2 ** 20)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const grown = JSON.parse(stdout) as { before: number; up: number; down: number; zip: number };
  const inMegabytes = (bytes: number) => Math.round(bytes / 2 ** 20);
  t.diagnostic(
    `before ${inMegabytes(grown.before)} MB, up +${inMegabytes(grown.up)} MB, down +${inMegabytes(grown.down)} MB, archives +${inMegabytes(grown.zip)} MB`,
  );
  assert.ok(grown.up < 64 * 2 ** 20, `uploads took ${inMegabytes(grown.up)} MB`);
  assert.ok(grown.down < 64 * 2 ** 20, `downloads took ${inMegabytes(grown.down)} MB`);
  assert.ok(grown.zip < 64 * 2 ** 20, `archives took ${inMegabytes(grown.zip)} MB`);
});
