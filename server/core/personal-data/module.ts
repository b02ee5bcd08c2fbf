// The card of personal data: purposes and consents, requests of people, the end of their data's life.
import * as contract from '#contract/personal-data.ts';
import { type Module, operationsOf } from '../catalog.ts';
import { closeAccount } from './consents/account-ends.ts';
import {
  giveMyConsentAction,
  recordConsentAction,
  withdrawConsentAction,
  withdrawMyConsentAction,
} from './consents/actions.ts';
import { listConsentsQuery, listMyConsentsQuery, readConsentQuery } from './consents/queries.ts';
import { createPurposeAction, createTextAction, updatePurposeAction } from './purposes/actions.ts';
import { listPurposesQuery, listTextsQuery, readTextQuery } from './purposes/queries.ts';

export { seedPurposes } from './purposes/seed.ts';

export const privacy: Module = {
  name: 'privacy',
  contract: operationsOf(contract),
  handlers: [
    listPurposesQuery,
    createPurposeAction,
    updatePurposeAction,
    listTextsQuery,
    createTextAction,
    readTextQuery,
    listConsentsQuery,
    readConsentQuery,
    recordConsentAction,
    withdrawConsentAction,
    listMyConsentsQuery,
    giveMyConsentAction,
    withdrawMyConsentAction,
  ],
  errors: contract.privacyErrors,
  constraints: { processing_purpose_key_key: 'purpose_taken', consent_standing: 'consent_given' },
  roles: [
    {
      key: 'privacy',
      name: { ru: 'Ответственный за персональные данные', en: 'Personal-data officer' },
      grants: [{ operation: 'privacy.*', reach: 'all' }],
    },
  ],
  personalData: { onWithdrawn: [{ purpose: 'account', run: closeAccount }] },
};
