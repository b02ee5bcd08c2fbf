// What the card of identity takes from here: sign-in through outside providers, and their setting up.
import * as contract from '#contract/openid.ts';
import * as providers from '#contract/openid-providers.ts';
import { operationsOf } from '../../catalog.ts';
import { beginOpenidAction } from './actions/begin-openid.ts';
import { confirmOpenidLinkAction } from './actions/confirm-openid-link.ts';
import { createProviderAction } from './actions/create-provider.ts';
import { linkExternalIdentityAction } from './actions/link-external-identity.ts';
import { registerByOpenidAction } from './actions/register-by-openid.ts';
import { removeProviderAction } from './actions/remove-provider.ts';
import { returnOpenidAction } from './actions/return-openid.ts';
import { testProviderAction } from './actions/test-provider.ts';
import { unlinkExternalIdentityAction } from './actions/unlink-external-identity.ts';
import { updateProviderAction } from './actions/update-provider.ts';
import { openidJobs } from './jobs.ts';
import { listExternalIdentitiesQuery } from './queries/list-external-identities.ts';
import { listProvidersQuery } from './queries/list-providers.ts';
import { offerProvidersQuery } from './queries/offer-providers.ts';

export const openidPart = {
  contract: [...operationsOf(contract), ...operationsOf(providers)],
  handlers: [
    offerProvidersQuery,
    beginOpenidAction,
    returnOpenidAction,
    confirmOpenidLinkAction,
    registerByOpenidAction,
    listExternalIdentitiesQuery,
    linkExternalIdentityAction,
    unlinkExternalIdentityAction,
    listProvidersQuery,
    createProviderAction,
    updateProviderAction,
    removeProviderAction,
    testProviderAction,
  ],
  errors: { ...contract.openidErrors, ...providers.providerErrors },
  constraints: { openid_provider_key_key: 'provider_key_taken' },
  jobs: openidJobs,
};
