// The direction of imports holds, and every rule of it was seen to catch something: a tool that sees no file,
// as it does under a newer TypeScript, would be green for ever.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import test from 'node:test';
import '../../bin/lib/typescript-for-tools.mjs';

const root = join(import.meta.dirname, '../..');
const fixtures = join(import.meta.dirname, 'fixtures');
const { cruise } = await import('dependency-cruiser');
const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');

interface Found {
  broken: { rule: string; from: string; to: string }[];
  files: string[];
}

async function look(baseDir: string, folders: string[]): Promise<Found> {
  const { forbidden, options } = config;
  const exclude = baseDir === root ? options.exclude : undefined;
  const { output } = await cruise(
    folders,
    { ...options, exclude, ruleSet: { forbidden }, validate: true, baseDir },
    options.enhancedResolveOptions,
  );
  if (typeof output === 'string') throw new Error(output);
  return {
    broken: output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    files: output.modules.map(({ source }) => source),
  };
}

const rules = [...new Set<string>(config.forbidden.map((rule: { name: string }) => rule.name))];

test('the imports of the program keep their direction', async () => {
  const { broken, files } = await look(root, ['server', 'contract', 'web', 'test', 'bin']);
  assert.deepEqual(broken, []);
  for (const folder of ['server/core/', 'contract/', 'web/core/', 'test/']) {
    assert.ok(files.filter((file) => file.startsWith(folder)).length > 3, `the tool sees the files of ${folder}`);
  }
});

test('the tool follows the short names of package.json', async () => {
  const { files } = await look(root, ['server/core/db/migrate.ts']);
  assert.ok(files.includes('server/core/start-error.ts'));
});

test('every rule has a fixture that breaks it, and no fixture lacks its rule', () => {
  assert.deepEqual(readdirSync(fixtures).sort(), [...rules].sort());
});

for (const rule of rules) {
  test(`the rule ${rule} catches its fixture`, async () => {
    const folder = join(fixtures, rule);
    const { broken } = await look(folder, readdirSync(folder));
    assert.ok(
      broken.some((one) => one.rule === rule),
      JSON.stringify(broken),
    );
  });
}
