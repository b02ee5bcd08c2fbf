// One process at a time installs or builds in a clone; the others wait and then find the work done.
// The lock names its holder and is touched while held, so one that a killed process left behind is taken over.
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, utimesSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root, StepError } from './paths.mjs';

const path = join(root, '.cache', 'start.lock');
const staleAfterMs = 20_000;

/** Runs `work` while holding the lock of the clone. */
export async function withLock(work) {
  let told = false;
  while (!take()) {
    if (!told) process.stderr.write('Другой запуск в этой папке ставит или собирает программу, жду его…\n');
    told = true;
    await wait(300);
  }
  const touch = setInterval(() => utimesSync(path, new Date(), new Date()), 5000);
  const release = () => rmSync(path, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(touch);
    process.off('exit', release);
    release();
  }
}

function take() {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(path, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') {
      throw new StepError(`Папка ${root} закрыта для записи (${error.code}), а программу надо поставить или собрать.`);
    }
  }
  if (isStale()) rmSync(path, { force: true });
  return false;
}

function isStale() {
  try {
    const untouched = Date.now() - statSync(path).mtimeMs;
    const pid = Number(readFileSync(path, 'utf8'));
    // A lock without a name was made this very moment.
    return untouched > staleAfterMs || (pid > 0 && !isAlive(pid));
  } catch {
    return false;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
