// What macros, checklists and time spent bring to the helpdesk's card.
import type { Module } from '#core/catalog.ts';
import { addChecklistItemsAction } from '../checklist/add-items.ts';
import { changeChecklistItemAction } from '../checklist/change-item.ts';
import { checklistExport } from '../checklist/checklist-export.ts';
import { orderChecklistAction } from '../checklist/order-items.ts';
import { readChecklistQuery } from '../checklist/read-items.ts';
import {
  createReadyChecklistAction,
  listReadyChecklistsQuery,
  removeReadyChecklistAction,
  updateReadyChecklistAction,
} from '../checklist/ready-checklists.ts';
import { removeChecklistItemAction } from '../checklist/remove-item.ts';
import { addTicketTimeAction } from '../time/add-time.ts';
import { changeTicketTimeAction } from '../time/change-time.ts';
import { listTimeQuery } from '../time/list-time.ts';
import { readTicketTimeQuery } from '../time/read-time.ts';
import { removeTicketTimeAction } from '../time/remove-time.ts';
import { sumTimeQuery } from '../time/sum-time.ts';
import { timeExport } from '../time/time-export.ts';
import { insertTemplateAction } from './insert-template.ts';
import { createMacroAction, removeMacroAction, updateMacroAction } from './keep-macros.ts';
import { listMacrosQuery } from './list-macros.ts';
import { listMacroVariablesQuery } from './list-variables.ts';
import { macroExport } from './macro-export.ts';
import { offerMacrosQuery } from './offer-macros.ts';
import { previewMacroQuery } from './preview-macro.ts';
import { readMacroQuery } from './read-macro.ts';
import { runMacroAction } from './run-macro.ts';

export const macrosPart = {
  handlers: [
    offerMacrosQuery,
    listMacrosQuery,
    readMacroQuery,
    createMacroAction,
    updateMacroAction,
    removeMacroAction,
    listMacroVariablesQuery,
    previewMacroQuery,
    runMacroAction,
    insertTemplateAction,
    readChecklistQuery,
    addChecklistItemsAction,
    changeChecklistItemAction,
    removeChecklistItemAction,
    orderChecklistAction,
    listReadyChecklistsQuery,
    createReadyChecklistAction,
    updateReadyChecklistAction,
    removeReadyChecklistAction,
    readTicketTimeQuery,
    addTicketTimeAction,
    changeTicketTimeAction,
    removeTicketTimeAction,
    listTimeQuery,
    sumTimeQuery,
  ],
  exports: [macroExport, checklistExport, timeExport],
  constraints: { ticket_checklist_name: 'checklist_name_taken' },
} satisfies Partial<Module>;
