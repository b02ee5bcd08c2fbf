// What the measurements print: tables that a person reads, one row per aim of the plan.
import type { ListCell } from './list.ts';

const pad = (text: string, width: number) => text.padEnd(width);
const right = (text: string, width: number) => text.padStart(width);

export function printLists(cells: readonly ListCell[], say: (line: string) => void): void {
  say(
    `${pad('reader', 15)}${pad('filter', 14)}${pad('sort', 14)}${right('rows', 5)}${right('full/s', 8)}${right('bare/s', 8)}${right('ratio', 7)}${right('cpu ms', 14)}${right('ratio', 7)}${right('p50 ms', 8)}${right('p95 ms', 8)}${right('sql ms', 8)}  plan`,
  );
  for (const cell of cells) say(lineOf(cell));
}

export function lineOf(cell: ListCell): string {
  const plan = cell.plans?.wholeScans.length
    ? `WHOLE SCAN: ${cell.plans.wholeScans.join()}`
    : cell.plans
      ? 'indexes'
      : '';
  const sql = cell.plans ? `${cell.plans.customMs.toFixed(1)}/${cell.plans.genericMs.toFixed(1)}` : '';
  return `${pad(cell.reader, 15)}${pad(cell.filter, 14)}${pad(cell.sort, 14)}${right(String(cell.items), 5)}${right(cell.full.toFixed(0), 8)}${right(cell.bare.toFixed(0), 8)}${right((cell.full / cell.bare).toFixed(2), 7)}${right(`${cell.fullMs.toFixed(1)}/${cell.bareMs.toFixed(1)}`, 14)}${right((cell.bareMs / cell.fullMs).toFixed(2), 7)}${right(cell.p50.toFixed(1), 8)}${right(cell.p95.toFixed(1), 8)}${right(sql, 14)}  ${plan}${cell.failures ? ` FAILURES ${cell.failures}` : ''}`;
}

export function summary(cells: readonly ListCell[], connections: number): string[] {
  const worst = cells.toSorted((one, other) => other.p95 - one.p95)[0];
  const against = (filter: string) => {
    const of = (reader: string) =>
      cells.find((one) => one.reader === reader && one.filter === filter && one.sort === 'registered');
    const [many, all] = [of('40 groups'), of('administrator')];
    if (!many || !all) return '';
    return `${filter} ${(all.full / many.full).toFixed(2)} (processor time ${(many.fullMs / all.fullMs).toFixed(2)})`;
  };
  const ratios = cells.map((cell) => cell.full / cell.bare).toSorted((a, b) => a - b);
  const spent = cells.map((cell) => cell.bareMs / cell.fullMs).toSorted((a, b) => a - b);
  const scans = cells.filter((cell) => cell.plans?.wholeScans.length).length;
  const lines = [
    `whole path / bare handler: median ${ratios[ratios.length >> 1]?.toFixed(2)}, lowest ${ratios[0]?.toFixed(2)}, highest ${ratios.at(-1)?.toFixed(2)}`,
    `the same by processor time: median ${spent[spent.length >> 1]?.toFixed(2)}, lowest ${spent[0]?.toFixed(2)}, highest ${spent.at(-1)?.toFixed(2)}`,
    `slowest p95 with ${connections} connections: ${worst?.p95.toFixed(0)} ms (${worst?.reader}, ${worst?.filter}, ${worst?.sort}); ${cells.filter((cell) => cell.p95 > 150).length} of ${cells.length} cells above 150 ms`,
    `40 groups / administrator, natural order, time: ${['none', 'common 30 %', 'rare 0.02 %'].map(against).join(', ')}`,
  ];
  if (cells.some((cell) => cell.plans)) lines.push(`cells with a whole scan of a table of records: ${scans}`);
  return lines;
}
