// Looks at the installed program: whether each file is what the manifest says, and who signed the manifest.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Output } from '#contract/core.ts';
import type { verifyProgram } from '#contract/personal-data.ts';
import { sumOf } from './file-sum.ts';
import { bytesOf, type Manifest, ManifestError, manifestName, parseManifest } from './manifest.ts';
import { type ProgramFile, programFiles } from './program-files.ts';
import { readPublicKey, signatureOf } from './signature.ts';

/** As many names of files as are told; the rest are counted. */
const namesAtMost = 20;

export interface Verdict extends Output<typeof verifyProgram> {
  /** The same for the same finding: of all names, not only of those that are told. */
  fingerprint: string;
}

export interface Look {
  folder: string;
  manifest?: string;
  /** PEM; empty when none is set. */
  publicKey: string;
  onProgress?: (files: number, all: number) => void;
}

class Differences {
  readonly names: string[] = [];
  readonly counts = { changed: 0, added: 0, missing: 0 };
  readonly #all: string[] = [];

  found(what: keyof Differences['counts'], path: string): void {
    this.counts[what] += 1;
    const line = `${{ changed: '~', added: '+', missing: '-' }[what]} ${path}`;
    this.#all.push(createHash('sha256').update(line).digest('base64url').slice(0, 16));
    if (this.names.length < namesAtMost) this.names.push(line);
  }

  get sum(): string {
    return this.#all.sort().join('');
  }
}

export function lookAtProgram(look: Look): Verdict {
  const path = look.manifest ?? join(look.folder, manifestName);
  const differences = new Differences();
  const verdict = (
    state: Verdict['state'],
    signature: Verdict['signature'],
    of: Partial<Pick<Verdict, 'madeAt' | 'version' | 'files'>> = {},
  ): Verdict => ({
    madeAt: null,
    version: null,
    files: 0,
    ...of,
    state,
    signature,
    ...differences.counts,
    names: differences.names,
    fingerprint: createHash('sha256').update(`${state} ${signature} ${differences.sum}`).digest('base64url'),
  });
  const bytes = bytesOf(path);
  if (!bytes) return verdict('no-manifest', 'absent');
  const signature = signatureIn(path, bytes, look.publicKey);
  let manifest: Manifest;
  try {
    manifest = parseManifest(bytes);
  } catch (error) {
    if (error instanceof ManifestError) return verdict('bad-manifest', signature);
    throw error;
  }
  const { madeAt, version, sums } = manifest;
  const all = sums.size;
  let files = 0;
  for (const file of programFiles(look.folder)) {
    files += 1;
    look.onProgress?.(files, all);
    const wanted = sums.get(file.path);
    const found = foundOf(look.folder, file);
    // Taken away while the program was looked at: it stays among the missing.
    if (found === undefined) continue;
    sums.delete(file.path);
    if (wanted === undefined) differences.found('added', file.path);
    else if (wanted !== found) differences.found('changed', file.path);
  }
  for (const missing of sums.keys()) differences.found('missing', missing);
  const { changed, added, missing } = differences.counts;
  return verdict(changed + added + missing === 0 ? 'whole' : 'differs', signature, { madeAt, version, files });
}

/** What stands there, in the manifest's words; what cannot be read is not what it was. */
function foundOf(folder: string, file: ProgramFile): string | undefined {
  if (file.kind === 'other') return file.kind;
  try {
    return `${file.kind} ${sumOf(folder, file)}`;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : 'unreadable';
  }
}

function signatureIn(path: string, manifest: Buffer, publicKey: string): Verdict['signature'] {
  if (publicKey.trim() === '') return 'no-key';
  try {
    return signatureOf(path, manifest, readPublicKey(publicKey));
  } catch (error) {
    if (error instanceof ManifestError) return 'bad-key';
    throw error;
  }
}
