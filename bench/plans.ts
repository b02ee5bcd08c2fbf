// The plans of captured statements: whether any reads a whole table, and how long the database itself takes.
import pg from 'pg';
import type { Statement } from './capture.ts';
import { explain, nodesOf, planModes } from './explain.ts';

export interface PlanReport {
  /** Tables of ten thousand rows and more that a plan reads whole, under either kind of plan. */
  wholeScans: string[];
  /** Milliseconds in the database, by a plan made for the values and by a generic one. */
  customMs: number;
  genericMs: number;
}
/** A table with fewer rows may be read whole. */
const largeFrom = 10_000;

export async function plansOf(databaseUrl: string, statements: readonly Statement[]): Promise<PlanReport> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const wholeScans = new Set<string>();
  const times: Record<string, number> = {};
  try {
    const { rows: large } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and reltuples >= $1`,
      [largeFrom],
    );
    const watched = new Set(large.map(({ name }) => name));
    for (const mode of planModes) {
      await client.query(`set plan_cache_mode = ${mode}`);
      let total = 0;
      for (const statement of statements) {
        const runs = await explain(client, statement, 'analyze, timing off', 2);
        for (const { Plan } of runs)
          for (const node of nodesOf(Plan))
            if (node['Node Type'] === 'Seq Scan' && watched.has(node['Relation Name'] ?? '') && node['Actual Loops'])
              wholeScans.add(node['Relation Name'] as string);
        total += Math.min(...runs.map((run) => run['Execution Time'] ?? 0));
      }
      times[mode] = total;
    }
  } finally {
    await client.end();
  }
  return {
    wholeScans: [...wholeScans],
    customMs: times.force_custom_plan ?? 0,
    genericMs: times.force_generic_plan ?? 0,
  };
}
