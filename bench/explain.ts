// The plan of a captured statement. It is prepared, as the program's driver prepares it: values that stand in an `explain`
// itself would always give a plan made for them, never the generic one that the program comes to run.
import pg from 'pg';
import type { Statement } from './capture.ts';

export interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: PlanNode[];
}
export interface Explained {
  Plan: PlanNode;
  'Execution Time'?: number;
}
export const planModes = ['force_custom_plan', 'force_generic_plan'] as const;

const arrayText = (list: readonly unknown[]): string =>
  `{${list.map((one) => (one == null ? 'NULL' : Array.isArray(one) ? arrayText(one) : JSON.stringify(String(one)))).join(',')}}`;
function valueText(value: unknown): string {
  if (value == null) return 'null';
  if (Buffer.isBuffer(value)) return `'\\x${value.toString('hex')}'`;
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString());
  if (Array.isArray(value)) return pg.escapeLiteral(arrayText(value));
  return pg.escapeLiteral(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

/** `options` such as `analyze, timing off`. The statement runs as often as it is analysed. */
export async function explain(
  client: pg.ClientBase,
  { text, values }: Statement,
  options: string,
  times = 1,
): Promise<Explained[]> {
  await client.query(`prepare explained as ${text}`);
  try {
    const given = values.length > 0 ? `(${values.map(valueText).join(', ')})` : '';
    const all: Explained[] = [];
    for (let time = 0; time < times; time++) {
      const { rows } = await client.query(`explain (${options}, format json) execute explained${given}`);
      all.push(rows[0]['QUERY PLAN'][0]);
    }
    return all;
  } finally {
    await client.query('deallocate explained');
  }
}

/** Every node of a plan, the topmost first. */
export function* nodesOf(node: PlanNode): Generator<PlanNode> {
  yield node;
  for (const child of node.Plans ?? []) yield* nodesOf(child);
}
