// What the directory of colleagues and their photos bring to the card of identity.
import * as contract from '#contract/directory.ts';
import { operationsOf } from '../../catalog.ts';
import { listPersonsQuery } from './list-persons.ts';
import { readPhotoStream, setUserPhotoStream, uploadOwnPhotoStream } from './photo-streams.ts';
import { readPersonQuery } from './read-person.ts';
import { removeOwnPhotoAction } from './remove-photo.ts';

const everyday = [
  { operation: contract.listPersons.name, reach: 'all' as const },
  { operation: contract.readPerson.name, reach: 'all' as const },
];

const everybody = ['editor', 'viewer', 'curator', 'executor', 'employee', 'manager', 'security'];

export const directory = {
  contract: operationsOf(contract),
  handlers: [
    listPersonsQuery,
    readPersonQuery,
    uploadOwnPhotoStream,
    removeOwnPhotoAction,
    readPhotoStream,
    setUserPhotoStream,
  ],
  errors: contract.directoryErrors,
  // Whoever works inside; roles that partners' people hold too are left out.
  roles: everybody.map((key) => ({ key, grants: everyday })),
};
