// The lists that this person may take as files, with their columns.
import { listExports, startExport } from '#contract/exports.ts';
import { query } from '../core-operation.ts';
import { shapeOf } from '../handle.ts';

export const listExportsQuery = query(listExports, async (reader) => {
  const { catalog } = shapeOf(reader).services;
  const { rights } = reader.actor;
  if (!rights.has(startExport.name)) return { items: [] };
  const mine = [...catalog.exports.values()].filter(({ operation }) =>
    operation.access === 'right' ? rights.has(operation.name) : rights.permits(operation.name),
  );
  return {
    items: mine.map(({ operation, columns, title }) => ({
      list: operation.name,
      title: title({}),
      columns: columns.map(({ key, title, hidden }) => ({ key, title, hidden: hidden ?? false })),
    })),
  };
});
