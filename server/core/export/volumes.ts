// Rows into the files of a task; a paper with many rows is cut into volumes.
import { setImmediate as letOthers } from 'node:timers/promises';
import type { TaskFile, TaskRun } from '../tasks/definition.ts';
import type { Cell, TableFormat, TableShape } from './table.ts';
import { writeTable } from './write-table.ts';

export const paperRows = 20_000;

export interface Volumes {
  format: TableFormat;
  rowsPerVolume: number;
  /** `volume` counts from 1. */
  nameOf(volume: number): string;
  shapeOf(volume: number): TableShape;
  rows: AsyncIterable<Cell[][]>;
  /** Under the last volume, when all rows have been written. */
  closing?(): string[];
}

/** The files, in order; there is at least one. */
export async function writeVolumes(run: TaskRun<unknown>, volumes: Volumes): Promise<TaskFile[]> {
  const pages = volumes.rows[Symbol.asyncIterator]();
  const files: TaskFile[] = [];
  let waiting: Cell[][] = [];
  let over = false;
  const fill = async () => {
    while (!over && waiting.length === 0) {
      const page = await pages.next();
      if (page.done) over = true;
      else waiting = page.value;
    }
  };
  try {
    await fill();
    do {
      const volume = files.length + 1;
      const file = await run.output(volumes.nameOf(volume), async (stream) => {
        const table = writeTable(volumes.format, stream, volumes.shapeOf(volume));
        try {
          for (let left = volumes.rowsPerVolume; left > 0 && waiting.length > 0; await fill()) {
            const part = waiting.splice(0, left);
            left -= part.length;
            await table.rows(part);
            await letOthers();
          }
          await table.end(waiting.length === 0 ? (volumes.closing?.() ?? []) : []);
        } finally {
          await table.close();
        }
      });
      files.push(file);
    } while (waiting.length > 0);
  } finally {
    await pages.return?.();
  }
  return files;
}
