// SHA-256 of one file of the program, read in pieces into the same room: memory does not depend on its size.
import { createHash } from 'node:crypto';
import { closeSync, openSync, readlinkSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { ProgramFile } from './program-files.ts';

const piece = Buffer.allocUnsafe(256 * 1024);

/** What stands in the manifest for this file: the sum of its content, or of the words of a link. */
export function sumOf(folder: string, { path, kind }: ProgramFile): string {
  const sum = createHash('sha256');
  const whole = join(folder, path);
  if (kind === 'link') return sum.update(readlinkSync(whole)).digest('hex');
  const file = openSync(whole, 'r');
  try {
    for (;;) {
      const read = readSync(file, piece);
      if (read === 0) return sum.digest('hex');
      sum.update(piece.subarray(0, read));
    }
  } finally {
    closeSync(file);
  }
}
