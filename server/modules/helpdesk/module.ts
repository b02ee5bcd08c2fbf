// The card of the helpdesk: its operations, refusals, kind of record, ready roles.
import * as contract from '#contract/helpdesk.ts';
import { type Module, operationsOf } from '#core/catalog.ts';
import { assignTicketAction } from './actions/assign-ticket.ts';
import { cancelTicketAction } from './actions/cancel-ticket.ts';
import { changeTicketsAction } from './actions/change-tickets.ts';
import { closeTicketAction } from './actions/close-ticket.ts';
import { createTicketAction } from './actions/create-ticket.ts';
import { mergeTicketAction } from './actions/merge-ticket.ts';
import { noteTicketAction } from './actions/note-ticket.ts';
import { rateTicketAction } from './actions/rate-ticket.ts';
import { releaseTicketAction } from './actions/release-ticket.ts';
import { reopenTicketAction } from './actions/reopen-ticket.ts';
import { replyTicketAction } from './actions/reply-ticket.ts';
import { resolveTicketAction } from './actions/resolve-ticket.ts';
import { resumeTicketAction } from './actions/resume-ticket.ts';
import { takeTicketAction } from './actions/take-ticket.ts';
import { updateTicketAction } from './actions/update-ticket.ts';
import { waitTicketAction } from './actions/wait-ticket.ts';
import { createCategoryAction } from './categories/create-category.ts';
import { listCategoriesQuery } from './categories/list-categories.ts';
import { manageCategoriesQuery } from './categories/manage-categories.ts';
import { orderCategoriesAction } from './categories/order-categories.ts';
import { updateCategoryAction } from './categories/update-category.ts';
import { categoryExport } from './category-export.ts';
import { closeSilent } from './closing.ts';
import { ticketDeadlines } from './deadlines/subject.ts';
import { ticketInChat } from './dialogues/chat-view.ts';
import { helpdeskDialogue } from './dialogues/dialogue.ts';
import { tellMorning } from './dialogues/morning.ts';
import { dispatchPart } from './dispatch/part.ts';
import { incidentPart } from './incidents/part.ts';
import { joiningHandlers } from './joining/part.ts';
import { macrosPart } from './macros/part.ts';
import { deskReceiver } from './mail/receive.ts';
import { mergedTarget } from './merged.ts';
import { noticeKinds, subscriptions } from './notices.ts';
import { helpdeskPersonalData } from './personal-data.ts';
import { countTicketsQuery } from './queries/count-tickets.ts';
import { findTicketsQuery } from './queries/find-tickets.ts';
import { listTicketsQuery } from './queries/list-tickets.ts';
import { readCountersQuery } from './queries/read-counters.ts';
import { readReplyWaysQuery } from './queries/read-reply-ways.ts';
import { readTicketQuery } from './queries/read-ticket.ts';
import { exportReportStream } from './reports/export-report.ts';
import { readReportQuery } from './reports/read-report.ts';
import { bundles, roles } from './roles.ts';
import { ticketKind, ticketRead } from './rules.ts';
import { said } from './said.ts';
import { searchedTickets } from './searched.ts';
import { ticketExport } from './ticket-export.ts';
import { ticketTriggers } from './triggers/subject.ts';
import { clearUndo } from './undo/clear.ts';
import { undoTicketActAction } from './undo/undo-act.ts';
import { resumeDue } from './waking.ts';

export const helpdesk: Module = {
  name: 'helpdesk',
  contract: operationsOf(contract),
  handlers: [
    listTicketsQuery,
    findTicketsQuery,
    countTicketsQuery,
    readCountersQuery,
    createTicketAction,
    readTicketQuery,
    updateTicketAction,
    takeTicketAction,
    assignTicketAction,
    releaseTicketAction,
    waitTicketAction,
    resumeTicketAction,
    readReplyWaysQuery,
    replyTicketAction,
    noteTicketAction,
    resolveTicketAction,
    closeTicketAction,
    reopenTicketAction,
    cancelTicketAction,
    mergeTicketAction,
    changeTicketsAction,
    undoTicketActAction,
    rateTicketAction,
    listCategoriesQuery,
    manageCategoriesQuery,
    createCategoryAction,
    updateCategoryAction,
    orderCategoriesAction,
    readReportQuery,
    exportReportStream,
    ...joiningHandlers,
    ...dispatchPart.handlers,
    ...macrosPart.handlers,
    ...incidentPart.handlers,
  ],
  errors: { ...contract.helpdeskErrors, ...contract.macroErrors },
  constraints: { ticket_category_name: 'category_name_taken', ...macrosPart.constraints },
  jobs: [closeSilent, resumeDue, clearUndo, tellMorning, ...dispatchPart.jobs, ...incidentPart.jobs],
  settings: [...dispatchPart.settings, ...incidentPart.settings],
  liveKinds: incidentPart.liveKinds,
  dialogues: [helpdeskDialogue],
  chatViews: [ticketInChat],
  recordKinds: [
    {
      kind: ticketKind,
      title: { ru: 'Заявка', en: 'Ticket' },
      read: ticketRead,
      wordsGoTo: mergedTarget,
      cleanPhotos: true,
    },
  ],
  deadlineSubjects: [ticketDeadlines],
  triggerSubjects: [ticketTriggers],
  namedFields: {
    categoryId: 'select id, name from ticket_category where id = any($1::uuid[])',
    placeId: 'select id, path as name from place where id = any($1::uuid[])',
    parentId: 'select id, number as name from record where id = any($1::uuid[])',
    mergedInto: 'select id, number as name from record where id = any($1::uuid[])',
  },
  references: [{ kind: 'contact', table: 'ticket', column: 'contact_id' }],
  onComment: said,
  mailReceivers: [deskReceiver],
  exports: [ticketExport, categoryExport, ...dispatchPart.exports, ...macrosPart.exports],
  imports: dispatchPart.imports,
  searched: [searchedTickets],
  personalData: helpdeskPersonalData,
  noticeKinds: [...noticeKinds, ...dispatchPart.noticeKinds, ...incidentPart.noticeKinds],
  subscriptions: [...subscriptions, ...dispatchPart.subscriptions],
  roles: [...roles, ...dispatchPart.roles],
  bundles: [...bundles, ...dispatchPart.bundles, ...incidentPart.bundles],
};
