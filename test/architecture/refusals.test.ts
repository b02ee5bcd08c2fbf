// A refusal that is made and not thrown lets everything through.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

const server = join(import.meta.dirname, '../../server');

test('a refusal that is made is thrown, given back or kept', () => {
  const statement = /^\s*(?:if \(.*\) |else )?(?:refuseField|new Refusal)\(/;
  const goesOn = /(?:[(=>,:?&|]|return|throw)$/;
  const lost = globSync('**/*.ts', { cwd: server }).flatMap((path) => {
    const lines = readFileSync(join(server, path), 'utf8').split('\n');
    return lines.flatMap((line, at) =>
      statement.test(line) && !goesOn.test((lines[at - 1] ?? '').trimEnd()) ? [`${path}:${at + 1} ${line.trim()}`] : [],
    );
  });
  assert.deepEqual(lost, []);
});
