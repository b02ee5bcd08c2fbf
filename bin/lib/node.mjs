// The Node that the program runs on: the pinned one from node_modules; on a Mac the machine's own of that line.
// It reads TypeScript as it is, so nothing is compiled.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, StepError } from './paths.mjs';

const needed = 24;

/** What Node makes of the program's files is kept here: the program starts in half the time. A folder that cannot be written is passed over. */
export const keptCompiled = { NODE_COMPILE_CACHE: join(root, '.cache', 'compiled') };

export function pinnedNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const pinned = join(root, 'node_modules', `node-${system}-${process.arch}`, 'bin', file);
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= needed) return process.execPath;
  throw new StepError(
    `Для ${process.platform}-${process.arch} поставьте Node ${needed}: здесь Node ${process.versions.node}.`,
  );
}
