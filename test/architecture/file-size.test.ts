// Files stay short enough to be read in one go. The list of exceptions may only shrink.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

const root = join(import.meta.dirname, '../..');
const limit = 300;

/** Files over the limit, with their length on the day they came here; none may grow, none may be added. */
const exceptions: Record<string, number> = {};

// Words of the interface are tables to look things up in, not code to be read through.
const sources = globSync('{server,web,contract}/**/*.{ts,tsx}', {
  cwd: root,
  exclude: (path) => /(^|\/)(node_modules|dist|texts)(\/|$)/.test(path),
}).map((path) => ({ path, lines: readFileSync(join(root, path), 'utf8').trimEnd().split('\n').length }));
sources.sort((one, other) => one.lines - other.lines);

test('sizes of the source files are told', (t) => {
  const at = (share: number) => sources[Math.floor((sources.length - 1) * share)]?.lines;
  t.diagnostic(`${sources.length} files, median ${at(0.5)} lines, p90 ${at(0.9)}, the longest:`);
  for (const { path, lines } of sources.slice(-10).reverse()) t.diagnostic(`${String(lines).padStart(5)} ${path}`);
  assert.ok(sources.length > 50, 'the files are found');
});

test(`no source file is longer than ${limit} lines`, () => {
  const long = sources.filter(({ path, lines }) => lines > Math.max(limit, exceptions[path] ?? 0));
  assert.deepEqual(long, []);
});

test('the list of long files only shrinks', () => {
  const known = new Map(sources.map(({ path, lines }) => [path, lines]));
  for (const [path, length] of Object.entries(exceptions)) {
    const lines = known.get(path) ?? 0;
    assert.ok(lines > limit, `${path} has ${lines} lines now: take it off the list`);
    assert.ok(lines >= length, `${path} has ${lines} lines now: note that on the list`);
  }
});
