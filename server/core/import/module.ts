// The card of imports: the steps that are the same for whatever is imported. What can be imported stands on the modules' cards.
import * as contract from '#contract/import.ts';
import { type Module, operationsOf } from '../catalog.ts';
import { sqlOf } from '../handle.ts';
import { beginImportAction } from './actions/begin-import.ts';
import { cancelImportAction } from './actions/cancel-import.ts';
import { checkImportAction } from './actions/check-import.ts';
import { runImportAction } from './actions/run-import.ts';
import { removeMappingAction, saveMappingAction } from './actions/saved-mappings.ts';
import { importTask, sweepImports } from './import-task.ts';
import { listImportKindsQuery, listImportRowsQuery, listImportsQuery, readImportQuery } from './queries/imports.ts';
import { downloadImportStream } from './result-file.ts';

export const imports: Module = {
  name: 'import',
  contract: operationsOf(contract),
  handlers: [
    listImportKindsQuery,
    beginImportAction,
    listImportsQuery,
    readImportQuery,
    listImportRowsQuery,
    checkImportAction,
    runImportAction,
    cancelImportAction,
    downloadImportStream,
    saveMappingAction,
    removeMappingAction,
  ],
  errors: contract.importFileErrors,
  jobs: [sweepImports],
  tasks: [importTask],
  bundles: [{ key: 'system', operations: ['core.import.*'] }],
  personalData: {
    onDestroyed: [
      async (unit, subjectId) => {
        await sqlOf(unit).query('delete from data_import_key where record_id = $1', [subjectId]);
        await sqlOf(unit).query(`update data_import_row set cells = '[]', problems = '[]' where record_id = $1`, [
          subjectId,
        ]);
      },
    ],
  },
};
