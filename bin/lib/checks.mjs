// The list of checks of `npm test`, in order. A check is a program that ends with 0 when all is well.
// Direction of imports and size of files are tests (test/architecture), so they are counted with the tests.
import { globSync } from 'node:fs';
import { join } from 'node:path';

const tool = (...path) => join('node_modules', ...path);

/** @returns {{ name: string, args: string[] }[]} arguments for the pinned Node */
export function staticChecks() {
  return [
    { name: 'types', args: [tool('typescript', 'bin', 'tsc'), '-p', 'tsconfig.json'] },
    { name: 'types of the web', args: [tool('typescript', 'bin', 'tsc'), '-p', join('web', 'tsconfig.json')] },
    { name: 'lint and format', args: [tool('@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', '.'] },
    { name: 'dead code', args: [tool('knip', 'bin', 'knip.js'), '--no-progress'] },
    {
      name: 'migrations',
      args: [
        tool('squawk-cli', 'js', 'bin', 'squawk'),
        '--config',
        '.squawk.toml',
        ...globSync('server/migrations/*.up.sql').sort(),
      ],
    },
  ];
}

/** The files of tests, told apart by what they need. */
export function testFiles(root) {
  const all = globSync('{server,contract,web,test,bench,bin}/**/*.test.ts', {
    cwd: root,
    exclude: (path) => /(^|[/\\])(node_modules|dist|fixtures)([/\\]|$)/.test(path),
  }).sort();
  const inFolder = (name) => (path) => path.startsWith(join('test', name, '/'));
  const slow = (path) => ['browser', 'start', 'storms'].some((name) => inFolder(name)(path));
  return {
    browser: all.filter(inFolder('browser')),
    plain: all.filter((path) => !inFolder('browser')(path)),
    fast: all.filter((path) => !slow(path)),
  };
}
