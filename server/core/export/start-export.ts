// Starts the export of a list: checks list, filter and columns at once, so that what is wrong is told before the task runs.
import type { Input } from '#contract/core.ts';
import { startExport } from '#contract/exports.ts';
import { action } from '../core-operation.ts';
import { shapeOf } from '../handle.ts';
import { parseInput } from '../input.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { startTask } from '../tasks/start-task.ts';
import { columnsOf } from './columns-of.ts';
import { columnNamed, exportTask } from './export-task.ts';
import { isPaged, type ListExport } from './list-export.ts';

export const startExportAction = action(startExport, async (unit, input) => {
  const { services } = shapeOf(unit);
  const { exported, fixed } = namedList(services, input.list);
  const { operation } = exported;
  const { rights } = unit.actor;
  const allowed = operation.access === 'right' ? rights.has(operation.name) : rights.permits(operation.name);
  if (!allowed) throw new Refusal('not_allowed', { operation: operation.name });
  const filter = filterOf(exported, { ...input, filter: { ...input.filter, ...fixed } });
  const columns = input.columns ?? exported.columns.filter((one) => !one.hidden).map((one) => one.key);
  const known = await columnsOf(unit, exported);
  for (const key of columns) columnNamed(known, key);
  if (columns.some((key) => key.startsWith('custom.'))) filter.withCustom = true;
  const started = await startTask(unit, exportTask, {
    list: operation.name,
    title: exported.title(filter),
    filter,
    columns,
    format: input.format,
    about: input.about,
  });
  // What was searched for may be a name: the journal says only that something was.
  const { q, custom, ...clear } = filter;
  const told = { ...clear, ...(q || custom ? { searched: true } : {}) };
  unit.event({ data: { task: started.id, list: operation.name, format: input.format, filter: told, columns } });
  return started;
});

function namedList(services: Services, name: string): { exported: ListExport; fixed: Record<string, unknown> } {
  const { exports } = services.catalog;
  const own = exports.get(name);
  if (own) return { exported: own, fixed: own.names?.[name] ?? {} };
  for (const exported of exports.values()) {
    const fixed = exported.names?.[name];
    if (fixed) return { exported, fixed };
  }
  throw new Refusal('export_list_unknown', { list: name });
}

/** The filter as the list itself takes it: the same fields are wrong here that are wrong there, others are left out. */
function filterOf(exported: ListExport, input: Input<typeof startExport>): Record<string, unknown> {
  const { limit: _limit, after: _after, ...given } = input.filter;
  const filter = { ...given, ...(input.sort ? { sort: input.sort } : {}) };
  const asked = isPaged(exported) ? { ...filter, limit: 1 } : filter;
  const known = parseInput(exported.operation.input, asked) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(filter).filter(([field]) => field in known));
}
