#!/usr/bin/env node
// `node bin/new.mjs module parking [--thing pass]`: the skeleton of a module, from the contract to the screen, which
// passes the checks as it stands. What it is made of lies in bin/skeleton; docs/how-to/add-a-module.md leads on from it.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { runForwarding } from './lib/forward.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { pinnedNode } from './lib/node.mjs';
import { main, root, StepError } from './lib/paths.mjs';

const skeleton = join(import.meta.dirname, 'skeleton');
const capital = (word) => word[0].toUpperCase() + word.slice(1);

function readWords() {
  const { values, positionals } = parseArgs({ options: { thing: { type: 'string' } }, allowPositionals: true });
  const [what, module] = positionals;
  const thing = values.thing ?? 'item';
  if (what !== 'module' || !module || positionals.length > 2) {
    throw new StepError('node bin/new.mjs module parking --thing pass: the module and what its records are');
  }
  for (const word of [module, thing]) {
    if (!/^[a-z]{2,30}$/.test(word)) throw new StepError(`${word}: 2 to 30 small Latin letters`);
  }
  if (existsSync(join(root, 'server', 'modules', module)))
    throw new StepError(`server/modules/${module} is there already`);
  return { module, thing };
}

function nextMigration() {
  const numbers = readdirSync(join(root, 'server', 'migrations')).map((file) => Number(/^\d{4}/.exec(file)?.[0] ?? 0));
  return String(Math.max(...numbers) + 1).padStart(4, '0');
}

/** Puts the module into a shared list: its import, and its name at the end of the array; administration stays last. */
function addToList(path, importLine, list, module) {
  const text = readFileSync(join(root, path), 'utf8');
  const imports = text.lastIndexOf('\nimport ');
  const start = text.indexOf(list);
  if (imports < 0 || start < 0) throw new StepError(`${path}: no place for the module was found`);
  const end = text.indexOf(']', start + list.length);
  const names = text
    .slice(start + list.length, end)
    .split(/[\s,]+/)
    .filter((name) => name !== '');
  names.splice(names.at(-1) === 'admin' ? -1 : names.length, 0, module);
  const listed = `${text.slice(0, start + list.length)}${names.join(', ')}${text.slice(end)}`;
  writeFileSync(join(root, path), `${listed.slice(0, imports)}\n${importLine}${listed.slice(imports)}`);
  return path;
}

await main(async () => {
  const { module, thing } = readWords();
  const words = {
    __module__: module,
    __Module__: capital(module),
    __thing__: thing,
    __Thing__: capital(thing),
    __kind__: `${module}_${thing}`,
    __number__: nextMigration(),
  };
  const filled = (text) => text.replace(/__(?:[mM]odule|[tT]hing|kind|number)__/g, (word) => words[word]);
  const files = readdirSync(skeleton, { recursive: true }).filter((file) => file.endsWith('.txt'));
  const made = files.map((file) => {
    const path = filled(file).replace(/\.txt$/, '');
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), filled(readFileSync(join(skeleton, file), 'utf8')), { flag: 'wx' });
    return path;
  });
  const changed = [
    addToList(
      join('server', 'modules.ts'),
      `import { ${module} } from '#modules/${module}/index.ts';`,
      'const modules: readonly Module[] = [',
      module,
    ),
    addToList(
      join('web', 'app', 'modules.ts'),
      `import { ${module} } from '../modules/${module}/module.ts';`,
      'const modules: WebModule[] = [',
      module,
    ),
  ];
  for (const path of made.sort()) process.stdout.write(`+ ${path}\n`);
  for (const path of changed) process.stdout.write(`~ ${path}\n`);
  await ensureInstalled();
  const code = made.filter((path) => /\.(tsx?|css)$/.test(path));
  const biome = join('node_modules', '@biomejs', 'biome', 'bin', 'biome');
  const ended = await runForwarding(pinnedNode(), [
    biome,
    'check',
    '--write',
    '--log-level=error',
    ...code,
    ...changed,
  ]);
  process.stdout.write('Next: docs/how-to/add-a-module.md\n');
  return ended;
});
