// The card of exports: every list of the product as a file, with the rights of the list itself.
import * as contract from '#contract/exports.ts';
import { type Module, operationsOf } from '../catalog.ts';
import { coreLists } from './core-lists.ts';
import { exportTask } from './export-task.ts';
import { listExportsQuery } from './list-exports.ts';
import { peopleLists } from './people-lists.ts';
import { startExportAction } from './start-export.ts';
import { systemLists } from './system-lists.ts';

/** Whoever works with lists may take them along; a switch on the person takes it away. */
const keepers = ['admin', 'editor', 'viewer', 'curator', 'executor', 'employee', 'manager', 'head'];
const overseers = ['security', 'auditor', 'privacy'];

export const exports: Module = {
  name: 'exports',
  contract: operationsOf(contract),
  handlers: [listExportsQuery, startExportAction],
  errors: contract.exportErrors,
  tasks: [exportTask],
  exports: [...coreLists, ...peopleLists, ...systemLists],
  roles: [...keepers, ...overseers].map((key) => ({
    key,
    grants: [{ operation: contract.startExport.name, reach: 'all' }],
  })),
};
