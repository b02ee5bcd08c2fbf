// Rows into the files of a task, in one format or several at once from the same pass; many rows are cut into volumes.
import type { Writable } from 'node:stream';
import { setImmediate as letOthers } from 'node:timers/promises';
import type { TaskFile, TaskRun } from '../tasks/definition.ts';
import type { Cell, TableFormat, TableShape } from './table.ts';
import { writeTable } from './write-table.ts';

export const paperRows = 20_000;

export interface Volumes {
  formats: readonly TableFormat[];
  rowsPerVolume: number;
  /** `volume` counts from 1. */
  nameOf(volume: number, format: TableFormat): string;
  /** Asked when the volume begins. */
  shapeOf(volume: number): TableShape;
  rows: AsyncIterable<Cell[][]>;
  /** Each row as it goes into its volume. */
  took?(row: readonly Cell[]): void;
  /** Lines under the volume, asked when its rows are written. */
  closing?(volume: number, last: boolean): string[];
}

/** The files, in order; there is at least one of each format. */
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
  const write = async (volume: number, streams: readonly Writable[]) => {
    const shape = volumes.shapeOf(volume);
    const tables = streams.map((stream, at) => writeTable(volumes.formats[at] as TableFormat, stream, shape));
    try {
      for (let left = volumes.rowsPerVolume; left > 0 && waiting.length > 0; await fill()) {
        const part = waiting.splice(0, left);
        left -= part.length;
        if (volumes.took) for (const row of part) volumes.took(row);
        await Promise.all(tables.map((table) => table.rows(part)));
        await letOthers();
      }
      const closing = volumes.closing?.(volume, waiting.length === 0) ?? [];
      await Promise.all(tables.map((table) => table.end(closing)));
    } finally {
      await Promise.all(tables.map((table) => table.close()));
    }
  };
  /** One stream inside another, until all formats of the volume have theirs. */
  const open = async (volume: number, streams: readonly Writable[]): Promise<void> => {
    const format = volumes.formats[streams.length];
    if (!format) return write(volume, streams);
    const file = await run.output(volumes.nameOf(volume, format), (stream) => open(volume, [...streams, stream]));
    files.push(file);
  };
  try {
    await fill();
    let volume = 0;
    do {
      volume += 1;
      await open(volume, []);
    } while (waiting.length > 0);
  } finally {
    await pages.return?.();
  }
  return files;
}
