// The card of the registry: its operations, refusals, kinds of records and ready roles.
import * as contract from '#contract/correspondence.ts';
import { type Module, operationsOf } from '#core/catalog.ts';
import { addSecondCopyAction } from './actions/add-second-copy.ts';
import { cancelLetterAction } from './actions/cancel-letter.ts';
import { changeLettersAction } from './actions/change-letters.ts';
import { closePeriodAction } from './actions/close-period.ts';
import { createJournalAction } from './actions/create-journal.ts';
import { createKindAction } from './actions/create-kind.ts';
import { registerLetterAction } from './actions/register-letter.ts';
import { reopenPeriodAction } from './actions/reopen-period.ts';
import { updateJournalAction } from './actions/update-journal.ts';
import { updateKindAction } from './actions/update-kind.ts';
import { updateLetterAction } from './actions/update-letter.ts';
import { settleAnswers } from './answers/settle.ts';
import { deliveryHandlers } from './delivery/part.ts';
import { correspondenceJobs } from './duplicates/fold-letters.ts';
import { correspondenceImports } from './import/imports.ts';
import { letterExport } from './letter-export.ts';
import { letterFields } from './letter-kind.ts';
import { noticeKinds, subscriptions } from './notices.ts';
import { numberHandlers } from './numbers/part.ts';
import { releaseExpiredJob } from './numbers/release-expired.ts';
import { correspondencePersonalData } from './personal-data.ts';
import { countLettersQuery } from './queries/count-letters.ts';
import { findDuplicatesQuery } from './queries/find-duplicates.ts';
import { findLettersQuery } from './queries/find-letters.ts';
import { listJournalsQuery } from './queries/list-journals.ts';
import { listKindsQuery } from './queries/list-kinds.ts';
import { listLettersQuery } from './queries/list-letters.ts';
import { previewNumberQuery } from './queries/preview-number.ts';
import { proposeLetterQuery } from './queries/propose-letter.ts';
import { readChainQuery } from './queries/read-chain.ts';
import { readLetterQuery } from './queries/read-letter.ts';
import { readStatisticsQuery } from './queries/read-statistics.ts';
import { registerHandlers, registerTasks } from './registers/part.ts';
import { registryLists } from './registry-lists.ts';
import { bundles, roles } from './roles.ts';
import { searchedLetters } from './searched.ts';
import { exportStatisticsStream } from './statistics/export-statistics.ts';
import { printLetterStream } from './streams/print-letter.ts';

const read = 'correspondence.letter.read';

export const correspondence: Module = {
  name: 'correspondence',
  contract: operationsOf(contract),
  handlers: [
    listJournalsQuery,
    createJournalAction,
    updateJournalAction,
    previewNumberQuery,
    closePeriodAction,
    reopenPeriodAction,
    listKindsQuery,
    createKindAction,
    updateKindAction,
    listLettersQuery,
    findLettersQuery,
    countLettersQuery,
    registerLetterAction,
    readLetterQuery,
    updateLetterAction,
    cancelLetterAction,
    changeLettersAction,
    readChainQuery,
    readStatisticsQuery,
    exportStatisticsStream,
    findDuplicatesQuery,
    proposeLetterQuery,
    addSecondCopyAction,
    ...numberHandlers,
    ...deliveryHandlers,
    ...registerHandlers,
    printLetterStream,
  ],
  errors: contract.correspondenceErrors,
  jobs: [...correspondenceJobs, releaseExpiredJob],
  tasks: registerTasks,
  references: [
    { kind: 'contact', table: 'letter', column: 'correspondent_id' },
    { kind: 'contact', table: 'letter_addressee', column: 'contact_id' },
  ],
  onLink: (unit, link) => (link.kind === 'answers' ? settleAnswers(unit, [link.toId]) : Promise.resolve()),
  imports: correspondenceImports,
  personalData: correspondencePersonalData,
  recordKinds: [
    { kind: 'incoming_letter', title: { ru: 'Входящее письмо', en: 'Incoming letter' }, read },
    { kind: 'outgoing_letter', title: { ru: 'Исходящее письмо', en: 'Outgoing letter' }, read },
    { kind: 'internal_letter', title: { ru: 'Внутреннее письмо', en: 'Internal letter' }, read },
  ],
  fieldSubjects: [letterFields],
  namedFields: { kindId: 'select id, name from letter_kind where id = any($1::uuid[])' },
  exports: [letterExport, ...registryLists],
  searched: [searchedLetters],
  noticeKinds,
  subscriptions,
  roles,
  bundles,
};
