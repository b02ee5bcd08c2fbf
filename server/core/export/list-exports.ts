// The lists that this person may take as files, with their columns.
import { listExports, startExport } from '#contract/exports.ts';
import { query } from '../core-operation.ts';
import { shapeOf } from '../handle.ts';
import { columnsOf } from './columns-of.ts';

export const listExportsQuery = query(listExports, async (reader) => {
  const { catalog } = shapeOf(reader).services;
  const { rights } = reader.actor;
  if (!rights.has(startExport.name)) return { items: [] };
  const mine = [...catalog.exports.values()].filter(({ operation }) =>
    operation.access === 'right' ? rights.has(operation.name) : rights.permits(operation.name),
  );
  const items = mine.map(async (exported) => ({
    list: exported.operation.name,
    title: exported.title({}),
    columns: (await columnsOf(reader, exported)).map(({ key, title, hidden }) => ({
      key,
      title,
      hidden: hidden ?? false,
    })),
  }));
  return { items: await Promise.all(items) };
});
