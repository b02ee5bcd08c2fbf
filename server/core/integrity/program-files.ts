// The files that make the program, one by one: what runs and what it is built and started with; never the data.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Folders and files of the program's folder; an installation may lack some (an image has no `bin`). */
const parts = ['bin', 'contract', 'server', 'web/dist', 'node_modules'] as const;
const loose = ['package.json', 'package-lock.json', 'tsconfig.json'] as const;
/** What tools of builders keep beside the packages; nothing of the program reads it. */
const scratch = new Set(['node_modules/.cache', 'node_modules/.vite', 'node_modules/.vite-temp']);

export interface ProgramFile {
  /** From the program's folder, with `/`. */
  path: string;
  /** `other`: a socket, a pipe or a device, which has no place there. */
  kind: 'file' | 'link' | 'other';
}

export function* programFiles(folder: string): Generator<ProgramFile> {
  for (const path of parts) {
    if (statSync(join(folder, path), { throwIfNoEntry: false })) yield* under(folder, path);
  }
  for (const path of loose) {
    if (statSync(join(folder, path), { throwIfNoEntry: false })) yield { path, kind: 'file' };
  }
}

function* under(folder: string, path: string): Generator<ProgramFile> {
  for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
    const below = `${path}/${entry.name}`;
    if (scratch.has(below)) continue;
    // A link is what it points to by its words: it is not followed, so that nothing is walked twice or without end.
    if (entry.isSymbolicLink()) yield { path: below, kind: 'link' };
    else if (entry.isDirectory()) yield* under(folder, below);
    else yield { path: below, kind: entry.isFile() ? 'file' : 'other' };
  }
}
