// The list of checks of `npm test`, in order. A check is a program that ends with 0 when all is well.
// Direction of imports and size of files are tests (test/architecture), so they are counted with the tests.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

const tool = (...path) => join('node_modules', ...path);

/** What was judged is kept: the next time only what has changed since is. */
const typesOf = (project, kept) => [
  ...[tool('typescript', 'bin', 'tsc'), '-p', project],
  ...['--incremental', '--tsBuildInfoFile', join('.cache', 'types', `${kept}.tsbuildinfo`)],
];

/** @returns {{ name: string, args: string[] }[]} arguments for the pinned Node */
export function staticChecks() {
  return [
    { name: 'types', args: typesOf('tsconfig.json', 'server') },
    { name: 'types of the web', args: typesOf(join('web', 'tsconfig.json'), 'web') },
    { name: 'lint and format', args: [tool('@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', '.'] },
    { name: 'dead code', args: [tool('knip', 'bin', 'knip.js'), '--no-progress'] },
    {
      name: 'migrations',
      args: [
        tool('squawk-cli', 'js', 'bin', 'squawk'),
        '--config',
        '.squawk.toml',
        ...readdirSync(join(root, 'server', 'migrations'))
          .filter((name) => name.endsWith('.up.sql'))
          .sort()
          .map((name) => join('server', 'migrations', name)),
      ],
    },
  ];
}

/** Folders whose tests move many files and rows, speak to peers or start programs: too long for `npm run check`. */
const long = [
  'server/demo',
  'server/core/backup',
  'server/core/export',
  'server/core/files',
  'server/core/identity/clients',
  'server/core/identity/directories',
  'server/core/identity/invitations',
  'server/core/identity/openid',
  'server/core/identity/people-import',
  'server/core/identity/registration',
  'server/core/identity/rights',
  'server/core/import',
  'server/core/jobs',
  'server/core/journal',
  'server/core/mail',
  'server/core/personal-data',
  'server/core/records',
  'server/core/settings',
  'server/core/tasks',
  'server/modules/correspondence/answers',
  'server/modules/correspondence/delivery',
  'server/modules/correspondence/numbers',
  'server/modules/correspondence/registers',
  'server/modules/correspondence/statistics',
  'server/modules/correspondence/streams',
  'server/modules/helpdesk',
  'test/plans',
];

/** Of the browser tests those that take longest: begun last, one of them would run on alone. */
const longestInBrowser = ['accessible', 'sign-in', 'record-page', 'directories', 'outside-sign-in', 'registration'];

function longestFirst(files) {
  const place = (path) => {
    const at = longestInBrowser.findIndex((name) => path.startsWith(join('test', 'browser', name)));
    return at < 0 ? longestInBrowser.length : at;
  };
  return files.toSorted((one, other) => place(one) - place(other));
}

/** The files of tests, told apart by what they need. */
export function testFiles() {
  const all = ['bench', 'bin', 'contract', 'server', 'test', 'web'].flatMap(testsUnder).sort();
  const under =
    (...folders) =>
    (path) =>
      folders.some((folder) => path.startsWith(join(...folder.split('/'), '/')));
  const but =
    (...folders) =>
    (path) =>
      !under(...folders)(path);
  return {
    browser: longestFirst(all.filter(under('test/browser'))),
    plain: all.filter(but('test/browser')),
    fast: all
      .filter(but('test'))
      .filter(but(...long))
      .concat(all.filter(under('test/architecture'))),
    /** Those that another PostgreSQL could make fail. */
    database: all.filter(under('server', 'test')).filter(but('test/browser', 'test/start', 'test/architecture')),
  };
}

function testsUnder(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ['node_modules', 'dist', 'fixtures'].includes(entry.name) ? [] : testsUnder(path);
    return entry.name.endsWith('.test.ts') ? [path] : [];
  });
}
