// The master key of an embedded database, made on its first start and kept beside it in a file of its own.
// Whoever loses it loses every encrypted file and personal value, so it is never made anew for old data.
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { hasCluster, openDataDir } from '#core/db/embedded-place.ts';
import { oneLine, StartError } from '#core/start-error.ts';

/** Reads or makes `<dataDir>/secret`. To be called before the database of that folder is made. */
export function embeddedSecret(dataDir: string): Buffer {
  openDataDir(dataDir);
  const path = join(dataDir, 'secret');
  const known = read(path);
  if (known) return known;
  if (hasCluster(dataDir)) {
    throw new StartError(
      `Файла ключа ${path} нет, а база есть: верните его из копии или задайте VEDOMO_SECRET, иначе файлы не прочитать.`,
    );
  }
  try {
    // Under another name first: a start that is killed here leaves no half-written key.
    const half = `${path}.${process.pid}`;
    const file = openSync(half, 'w', 0o600);
    writeSync(file, `${randomBytes(32).toString('hex')}\n`);
    fsyncSync(file);
    closeSync(file);
    try {
      linkSync(half, path);
    } finally {
      unlinkSync(half);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw new StartError(`Файл ключа ${path} не записать: ${oneLine(error)}`);
    }
  }
  const made = read(path);
  if (!made) throw new StartError(`Файл ключа ${path} пропал сразу после записи.`);
  return made;
}

function read(path: string): Buffer | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new StartError(`Файл ключа ${path} не прочитать: ${oneLine(error)}`);
  }
  if (!/^[0-9a-f]{64}$/i.test(text))
    throw new StartError(`Файл ключа ${path} испорчен: в нём должны быть 64 знака 0–9a–f.`);
  return Buffer.from(text, 'hex');
}
