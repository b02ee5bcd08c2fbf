// What directories of people bring to the card of identity.
import * as contract from '#contract/ldap.ts';
import { ldapErrors } from '#contract/ldap-errors.ts';
import { operationsOf } from '../../catalog.ts';
import { createDirectoryAction } from './actions/create-directory.ts';
import { linkOwnAction } from './actions/link-own.ts';
import { linkPersonAction } from './actions/link-person.ts';
import { removeDirectoryAction } from './actions/remove-directory.ts';
import { syncDirectoryAction } from './actions/sync-directory.ts';
import { testDirectoryAction } from './actions/test-directory.ts';
import { unlinkPersonAction } from './actions/unlink-person.ts';
import { updateDirectoryAction } from './actions/update-directory.ts';
import { directoryJobs } from './jobs.ts';
import { linksOfPersonQuery } from './queries/links-of-person.ts';
import { listDirectoriesQuery } from './queries/list-directories.ts';
import { listRunLinesQuery } from './queries/list-run-lines.ts';
import { listRunsQuery } from './queries/list-runs.ts';
import { ownDirectoriesQuery } from './queries/own-directories.ts';

export const directories = {
  contract: operationsOf(contract),
  handlers: [
    listDirectoriesQuery,
    createDirectoryAction,
    updateDirectoryAction,
    removeDirectoryAction,
    testDirectoryAction,
    syncDirectoryAction,
    listRunsQuery,
    listRunLinesQuery,
    linkPersonAction,
    unlinkPersonAction,
    linksOfPersonQuery,
    ownDirectoriesQuery,
    linkOwnAction,
  ],
  errors: ldapErrors,
  constraints: { directory_key_key: 'directory_key_taken', user_identity_pkey: 'directory_link_taken' },
  jobs: directoryJobs,
};
