// `node bin/new.mjs module …` in a copy of the clone: what it makes passes the checks and works, as it stands.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, before, test } from 'node:test';

const root = join(import.meta.dirname, '../..');
const leftOut = new Set(['node_modules', 'data', '.git', '.cache', 'shots', join('web', 'dist')]);
const judged = join('.cache', 'types');
let copy: string;

before(() => {
  copy = mkdtempSync(join(tmpdir(), 'vedomo-new-'));
  cpSync(root, copy, { recursive: true, filter: (path) => !leftOut.has(relative(root, path)) });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  // What the check of types has judged of the clone need not be judged again; packages are where the link leads.
  const packages = relative(join(copy, judged), join(root, 'node_modules'));
  mkdirSync(join(copy, judged), { recursive: true });
  for (const name of existsSync(join(root, judged)) ? readdirSync(join(root, judged)) : []) {
    const text = readFileSync(join(root, judged, name), 'utf8');
    writeFileSync(join(copy, judged, name), text.replaceAll('"../../node_modules/', `"${packages}/`));
  }
});
after(() => rmSync(copy, { recursive: true, force: true }));

function run(...args: string[]): { code: number | null; out: string } {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const ran = spawnSync(process.execPath, args, { cwd: copy, env, encoding: 'utf8' });
  return { code: ran.status, out: `${ran.stdout}${ran.stderr}` };
}
const tool = (...path: string[]) => join('node_modules', ...path);
const types = (project: string, kept: string) => [
  ...[tool('typescript', 'bin', 'tsc'), '-p', project],
  ...['--incremental', '--tsBuildInfoFile', join(judged, `${kept}.tsbuildinfo`)],
];

test('a new module compiles, is formatted, starts with the program and passes its own test', () => {
  const made = run('bin/new.mjs', 'module', 'parking', '--thing', 'pass');
  assert.equal(made.code, 0, made.out);
  assert.match(made.out, /\+ contract\/parking\.ts\n/);
  for (const check of [
    types('tsconfig.json', 'server'),
    types('web/tsconfig.json', 'web'),
    [
      tool('@biomejs', 'biome', 'bin', 'biome'),
      'check',
      'server/modules',
      'web/modules',
      'web/texts',
      'web/app',
      'contract',
    ],
  ]) {
    const { code, out } = run(...check);
    // Work on other files may be half done; the skeleton's own must be clean.
    assert.ok(code === 0 || !/parking/i.test(out), out);
  }
  const own = run('--test', 'server/modules/parking/parking.test.ts');
  assert.equal(own.code, 0, own.out);
});

test('a name that is taken or no word is refused in one line', () => {
  for (const words of [['module', 'contacts'], ['module', 'Parking'], ['screen', 'x'], []]) {
    const { code, out } = run('bin/new.mjs', ...words);
    assert.equal(code, 1, words.join(' '));
    assert.equal(out.trimEnd().split('\n').length, 1, out);
  }
});
