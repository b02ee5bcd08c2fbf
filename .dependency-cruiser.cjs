// The direction of imports. Each rule has a fixture in test/architecture/fixtures/<rule> that must break it.
// Run with bin/lib/typescript-for-tools.mjs preloaded; without it the tool sees no source and says nothing.

/** Which module may enter which other one, and only by its door, index.ts. */
const doors = {
  correspondence: ['contacts'],
  helpdesk: ['contacts', 'knowledge'],
  knowledge: [],
};

const test = '(\\.(test|fixture)\\.ts$|/test-[^/]+\\.ts$)';
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule(
      'core-knows-no-module',
      'Core is the floor: it never looks up.',
      { path: '^server/core/', pathNot: test },
      {
        path: '^server/(modules/|[^/]+\\.ts$)',
      },
    ),
    rule(
      'module-by-its-door',
      'Another module is entered by its index.ts alone.',
      { path: '^server/modules/([^/]+)/' },
      {
        path: '^server/modules/',
        pathNot: '^server/modules/($1/|[^/]+/index\\.ts$)',
      },
    ),
    rule(
      'listed-pairs-only',
      'Which module may know which is listed above.',
      { path: '^server/modules/([^/]+)/', pathNot: Object.keys(doors).map((name) => `^server/modules/${name}/`) },
      {
        path: '^server/modules/',
        pathNot: '^server/modules/$1/',
      },
    ),
    ...Object.entries(doors).map(([name, others]) =>
      rule(
        'listed-pairs-only',
        'Which module may know which is listed above.',
        { path: `^server/modules/${name}/` },
        {
          path: '^server/modules/',
          pathNot: [name, ...others].map((other) => `^server/modules/${other}/`),
        },
      ),
    ),
    rule(
      'modules-use-the-unit',
      'Transactions and connections are opened by core alone.',
      { path: '^server/modules/', pathNot: test },
      {
        path: ['^server/core/db/(pool|embedded|migrate|outside)', 'node_modules/(pg|kysely)/'],
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'rules-are-pure',
      'Decisions read no file, no database, no network.',
      { path: '^server/.*/rules\\.ts$' },
      {
        path: ['^server/core/(db|files|http|jobs|live|backup)/', 'node_modules/(pg|kysely|fastify|nodemailer)/'],
      },
    ),
    rule(
      'rules-are-pure',
      'Decisions read no file, no database, no network.',
      { path: '^server/.*/rules\\.ts$' },
      {
        dependencyTypes: ['core'],
      },
    ),
    rule(
      'contract-alone',
      'The contract is shared by both sides: it knows zod and itself.',
      { path: '^contract/', pathNot: test },
      {
        pathNot: ['^contract/', 'node_modules/zod/'],
      },
    ),
    rule(
      'web-never-server',
      'The browser knows the server by the contract alone.',
      { path: '^web/' },
      {
        path: '^(server|bin|bench)/',
      },
    ),
    rule(
      'web-core-knows-no-module',
      'The shared screens never look at a subject.',
      { path: '^web/core/' },
      {
        path: '^web/(modules|app)/',
      },
    ),
    rule(
      'server-never-web',
      'The server serves the built files and knows no screen.',
      { path: '^(server|contract)/' },
      {
        path: '^web/',
      },
    ),
    rule(
      'no-test-in-program',
      'What runs at the organisation does not need the tests.',
      { path: '^(server|web|contract|bin)/', pathNot: [test, '/world\\.ts$'] },
      {
        path: ['^test/', '\\.test\\.ts$'],
      },
    ),
    rule(
      'installed-for-real',
      'What runs at the organisation is a dependency, not a devDependency.',
      { path: '^server/', pathNot: test },
      {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'no-circles',
      'Two files that need each other are one, or miss a third.',
      {},
      {
        circular: true,
        viaOnly: { dependencyTypesNot: ['type-only'] },
      },
    ),
    rule('resolves', 'An import leads somewhere.', {}, { couldNotResolve: true }),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(fixtures|dist)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
