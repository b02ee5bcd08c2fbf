// What the card of identity takes from here: programs of others, signing keys, tokens as administrators see them.
import * as contract from '#contract/clients.ts';
import * as tokens from '#contract/person-tokens.ts';
import { operationsOf } from '../../catalog.ts';
import { createClientAction } from './actions/create-client.ts';
import { issueAccessTokenAction } from './actions/issue-access-token.ts';
import { revokeClientAction } from './actions/revoke-client.ts';
import { revokePersonTokenAction } from './actions/revoke-person-token.ts';
import { rotateClientSecretAction } from './actions/rotate-client-secret.ts';
import { rotateSigningKeyAction } from './actions/rotate-signing-key.ts';
import { updateClientAction } from './actions/update-client.ts';
import { clientJobs } from './jobs.ts';
import { listClientOperationsQuery } from './queries/list-client-operations.ts';
import { listClientsQuery } from './queries/list-clients.ts';
import { listPersonTokensQuery } from './queries/list-person-tokens.ts';
import { listSigningKeysQuery } from './queries/list-signing-keys.ts';
import { listTokenOperationsQuery } from './queries/list-token-operations.ts';
import { publishKeysQuery } from './queries/publish-keys.ts';
import { readAuthorizationServerQuery } from './queries/read-authorization-server.ts';
import { readClientQuery } from './queries/read-client.ts';

export const clientsPart = {
  contract: [...operationsOf(contract), ...operationsOf(tokens)],
  handlers: [
    listClientsQuery,
    readClientQuery,
    listClientOperationsQuery,
    createClientAction,
    updateClientAction,
    rotateClientSecretAction,
    revokeClientAction,
    issueAccessTokenAction,
    publishKeysQuery,
    readAuthorizationServerQuery,
    listSigningKeysQuery,
    rotateSigningKeyAction,
    listTokenOperationsQuery,
    listPersonTokensQuery,
    revokePersonTokenAction,
  ],
  errors: contract.clientErrors,
  jobs: clientJobs,
};
