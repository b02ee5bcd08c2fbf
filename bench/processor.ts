// Processor time of a process and of all of a database's processes, by the kernel's own account. On a machine that does
// other work besides, it says more than the clock.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const tickMs = 10;

function statOf(pid: string): { parent: number; ms: number } | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return { parent: Number(fields[1]), ms: (Number(fields[11]) + Number(fields[12])) * tickMs };
  } catch {
    return undefined;
  }
}

/** Milliseconds so far; NaN where the system does not say. */
export const processorMs = (pid: number): number => statOf(String(pid))?.ms ?? Number.NaN;

/** The same of the connections of the embedded database in a data folder; those that have ended are not counted. */
export function databaseMs(dataDir: string): number {
  try {
    const postmaster = Number(readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]);
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(statOf)
      .reduce((sum, stat) => (stat?.parent === postmaster ? sum + stat.ms : sum), 0);
  } catch {
    return Number.NaN;
  }
}
