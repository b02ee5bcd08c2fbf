// The plans of captured statements: whether any reads a whole table, and how long the database itself takes.
import pg from 'pg';
import type { Statement } from './capture.ts';

export interface PlanReport {
  /** Tables of ten thousand rows and more that a plan reads whole, under either kind of plan. */
  wholeScans: string[];
  /** Milliseconds in the database, by a plan made for the values and by a generic one. */
  customMs: number;
  genericMs: number;
}
interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  Plans?: Node[];
  'Actual Loops'?: number;
}
/** A table with fewer rows may be read whole. */
const largeFrom = 10_000;

export async function plansOf(databaseUrl: string, statements: readonly Statement[]): Promise<PlanReport> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const wholeScans = new Set<string>();
  const { rows: large } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and reltuples >= $1`,
    [largeFrom],
  );
  const watched = new Set(large.map(({ name }) => name));
  const visit = (node: Node) => {
    if (node['Node Type'] === 'Seq Scan' && watched.has(node['Relation Name'] ?? '') && node['Actual Loops'])
      wholeScans.add(node['Relation Name'] as string);
    for (const child of node.Plans ?? []) visit(child);
  };
  const times: Record<string, number> = {};
  try {
    for (const mode of ['force_custom_plan', 'force_generic_plan']) {
      await client.query(`set plan_cache_mode = ${mode}`);
      let total = 0;
      for (const { text, values } of statements) {
        const runs: number[] = [];
        for (let run = 0; run < 2; run++) {
          const { rows } = await client.query(`explain (analyze, timing off, format json) ${text}`, values);
          const [explained] = rows[0]['QUERY PLAN'];
          visit(explained.Plan);
          runs.push(explained['Execution Time']);
        }
        total += Math.min(...runs);
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
