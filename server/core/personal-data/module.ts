// The card of personal data: purposes and consents, requests of people, the end of their data's life.
import * as contract from '#contract/personal-data.ts';
import { personalDataSetting } from '#contract/settings/personal-data.ts';
import { programSetting } from '#contract/settings/program.ts';
import { type Module, operationsOf } from '../catalog.ts';
import { checked } from '../settings/registry.ts';
import { listActsQuery, printActStream, readActQuery } from './acts/queries.ts';
import { replayDestructionsAction } from './acts/replay.ts';
import {
  giveMyConsentAction,
  recordConsentAction,
  withdrawConsentAction,
  withdrawMyConsentAction,
} from './consents/actions.ts';
import { exportConsentsStream } from './consents/export-consents.ts';
import { listConsentsQuery, listMyConsentsQuery, readConsentQuery } from './consents/queries.ts';
import {
  approveDisposalsAction,
  carryOutDisposalAction,
  decideLeftoversAction,
  declineDisposalAction,
  proposeDisposalAction,
  searchLeftoversAction,
} from './disposal/actions.ts';
import { listDisposalsQuery, readDisposalQuery } from './disposal/queries.ts';
import { downloadPrivacyFileStream } from './download-file.ts';
import { privacyLists } from './export-lists.ts';
import {
  collectAffectedAction,
  createIncidentAction,
  listIncidentsQuery,
  readIncidentQuery,
  updateIncidentAction,
} from './incidents/operations.ts';
import { privacyJobs } from './jobs.ts';
import { exportMeasuresStream, listMeasuresQuery } from './measures/operations.ts';
import { createPackageAction, listPackagesQuery } from './package/operations.ts';
import { privacyPersonalData } from './personal-data.ts';
import { checkProgramAction, verifyProgramAction } from './program/operations.ts';
import { programCheck } from './program/program-check.ts';
import { programTask } from './program/task.ts';
import { createPurposeAction, createTextAction, updatePurposeAction } from './purposes/actions.ts';
import { listPurposesQuery, listTextsQuery, readTextQuery } from './purposes/queries.ts';
import { burnQuarantined, destroyQuarantinedAction } from './quarantine/destroy.ts';
import { listQuarantineQuery, openQuarantinedStream, returnQuarantinedAction } from './quarantine/operations.ts';
import { findAlertsAction } from './readers/find-alerts.ts';
import { closeAlertAction, listAlertsQuery, listReadersQuery } from './readers/queries.ts';
import {
  answerRequestAction,
  createRequestAction,
  listRequestsQuery,
  prolongRequestAction,
  readRequestQuery,
  updateRequestAction,
} from './requests/operations.ts';
import { checkTermsAction } from './retention/check-terms.ts';
import { termsCheck } from './retention/terms-check.ts';
import { blockSubjectAction, releaseSubjectAction } from './subjects/actions.ts';
import { readSubjectQuery, searchSubjectsQuery } from './subjects/queries.ts';

export { replayBeforeOpening } from './acts/replay.ts';
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
    exportConsentsStream,
    downloadPrivacyFileStream,
    searchSubjectsQuery,
    readSubjectQuery,
    blockSubjectAction,
    releaseSubjectAction,
    proposeDisposalAction,
    listDisposalsQuery,
    readDisposalQuery,
    approveDisposalsAction,
    declineDisposalAction,
    searchLeftoversAction,
    decideLeftoversAction,
    carryOutDisposalAction,
    checkTermsAction,
    listActsQuery,
    readActQuery,
    printActStream,
    replayDestructionsAction,
    listRequestsQuery,
    readRequestQuery,
    createRequestAction,
    updateRequestAction,
    prolongRequestAction,
    answerRequestAction,
    createPackageAction,
    listPackagesQuery,
    listReadersQuery,
    listAlertsQuery,
    listQuarantineQuery,
    openQuarantinedStream,
    returnQuarantinedAction,
    destroyQuarantinedAction,
    closeAlertAction,
    findAlertsAction,
    listIncidentsQuery,
    readIncidentQuery,
    createIncidentAction,
    updateIncidentAction,
    collectAffectedAction,
    listMeasuresQuery,
    exportMeasuresStream,
    checkProgramAction,
    verifyProgramAction,
  ],
  errors: contract.privacyErrors,
  exports: privacyLists,
  constraints: { processing_purpose_key_key: 'purpose_taken', consent_standing: 'consent_given' },
  roles: [
    {
      key: 'privacy',
      name: { ru: 'Ответственный за персональные данные', en: 'Personal-data officer' },
      grants: [{ operation: 'privacy.*', reach: 'all' }],
    },
  ],
  settings: [checked(personalDataSetting, termsCheck), checked(programSetting, programCheck)],
  tasks: [programTask],
  jobs: [...privacyJobs, burnQuarantined],
  personalData: privacyPersonalData,
};
