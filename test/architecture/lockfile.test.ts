// The lockfile is whole: `npm ci` of version 11 and newer refuses one that lacks a package of another system, and
// npm leaves such packages out whenever the registry of the day does not have them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

interface Entry {
  version?: string;
  optionalDependencies?: Record<string, string>;
  resolved?: string;
}
const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, '../..', name), 'utf8'));
const packages: Record<string, Entry> = read('package-lock.json').packages;

test('every optional dependency of a locked package is locked, those of other systems too', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
    ),
  );
  assert.deepEqual(missing, []);
});

test('the lockfile and package.json name the same versions, each exactly', () => {
  const { dependencies, devDependencies, optionalDependencies } = read('package.json');
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })) {
    assert.match(String(version), /^(npm:\S+@)?\d+\.\d+\.\d+[\w.-]*$/, name);
    assert.equal(packages[`node_modules/${name}`]?.version, String(version).replace(/^npm:.*@/, ''), name);
  }
});

test('the lockfile names no registry', () => {
  assert.deepEqual(
    Object.values(packages).filter(({ resolved }) => resolved),
    [],
  );
});
