// The manifest: what each file of the program must be. Its lines of files are those of `sha256sum`, which checks them too.
import { closeSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../start-error.ts';
import { sumOf } from './file-sum.ts';
import { programFiles } from './program-files.ts';

export const manifestName = 'manifest.sha256';
/** Beside the manifest: 64 bytes of Ed25519 over the manifest's bytes, bare or in base64. */
export const signatureName = (manifest: string): string => `${manifest}.sig`;

const firstLine = '# vedomo manifest 1';
/** A line breaks at these, and `sha256sum` writes them otherwise; no package has such a name. */
const unwritable = /[\n\r\\]/;

export interface Manifest {
  version: string;
  /** ISO moment. */
  madeAt: string;
  /** Path → sum; links are told apart by their kind. */
  sums: Map<string, string>;
}

/** What is wrong with a manifest or a key, in Russian for whoever types the command. */
export class ManifestError extends StartError {}

/** Lists the folder's files with their sums; replaces an earlier manifest whole and takes its signature away. */
export function makeManifest(
  folder: string,
  to: string,
  { now, onProgress }: { now: Date; onProgress?: (files: number) => void },
): number {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  const unfinished = `${to}.${process.pid}.new`;
  const out = openSync(unfinished, 'w', 0o644);
  let files = 0;
  try {
    let lines = `${firstLine}\n# version ${version}\n# made ${now.toISOString()}\n`;
    for (const file of programFiles(folder)) {
      if (file.kind === 'other' || unwritable.test(file.path))
        throw new ManifestError(`такого файла в программе быть не может: ${JSON.stringify(file.path)}`);
      const sum = sumOf(folder, file);
      lines += file.kind === 'link' ? `# link ${sum}  ${file.path}\n` : `${sum}  ${file.path}\n`;
      files += 1;
      onProgress?.(files);
      if (lines.length > 65_536) {
        writeSync(out, lines);
        lines = '';
      }
    }
    writeSync(out, `${lines}# files ${files}\n`);
    closeSync(out);
  } catch (error) {
    closeSync(out);
    rmSync(unfinished, { force: true });
    throw error;
  }
  rmSync(signatureName(to), { force: true });
  renameSync(unfinished, to);
  return files;
}

/** Reads a manifest whole or not at all. */
export function parseManifest(bytes: Buffer): Manifest {
  const [first, ...lines] = bytes.toString('utf8').split('\n');
  if (first !== firstLine) throw new ManifestError('это не манифест Ведомо');
  const sums = new Map<string, string>();
  const said = new Map<string, string>();
  for (const line of lines) {
    const file = /^(# link )?([0-9a-f]{64}) {2}(.+)$/.exec(line);
    const head = file ? null : /^# (\w+) (.+)$/.exec(line);
    if (file) sums.set(String(file[3]), `${file[1] ? 'link' : 'file'} ${file[2]}`);
    else if (head) said.set(String(head[1]), String(head[2]));
    else if (line !== '') throw new ManifestError('в манифесте непонятная строка');
  }
  if (Number(said.get('files') ?? Number.NaN) !== sums.size) throw new ManifestError('манифест неполон');
  const madeAt = said.get('made') ?? '';
  if (Number.isNaN(Date.parse(madeAt))) throw new ManifestError('в манифесте нет дня, когда он составлен');
  return { version: said.get('version') ?? '', madeAt, sums };
}

/** Null when there is no such file. */
export function bytesOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
