// The card of shifts: who is on duty, taking and leaving it, the roster.
import { shiftsSetting } from '#contract/settings/shifts.ts';
import * as contract from '#contract/shifts.ts';
import { type Module, operationsOf } from '../catalog.ts';
import { checked } from '../settings/registry.ts';
import { addDutyLineAction } from './actions/add-line.ts';
import { changeDutyLineAction } from './actions/change-line.ts';
import { copyRosterWeekAction } from './actions/copy-week.ts';
import { endShiftAction } from './actions/end-shift.ts';
import { removeDutyLineAction } from './actions/remove-line.ts';
import { startShiftAction } from './actions/start-shift.ts';
import { stopShiftAction } from './actions/stop-shift.ts';
import { shiftsCheck } from './check.ts';
import { rosterImport } from './import/roster-import.ts';
import { shiftKind } from './kind.ts';
import { listRosterQuery } from './queries/list-roster.ts';
import { readCurrentShiftsQuery } from './queries/read-current.ts';
import { readRosterWeekQuery } from './queries/read-week.ts';
import { bundles, roles } from './roles.ts';
import { rosterExport } from './roster-export.ts';
import { turnShifts } from './turn.ts';

export const shifts: Module = {
  name: 'shifts',
  contract: operationsOf(contract),
  handlers: [
    readCurrentShiftsQuery,
    startShiftAction,
    stopShiftAction,
    endShiftAction,
    listRosterQuery,
    readRosterWeekQuery,
    copyRosterWeekAction,
    addDutyLineAction,
    changeDutyLineAction,
    removeDutyLineAction,
  ],
  errors: contract.shiftErrors,
  settings: [checked(shiftsSetting, shiftsCheck)],
  noticeKinds: [
    {
      key: shiftKind,
      title: { ru: 'Мои смены', en: 'My shifts' },
      hint: { ru: 'Забытая смена закончилась сама', en: 'A forgotten shift ended by itself' },
      channels: { app: true, mail: false, chat: true },
    },
  ],
  exports: [rosterExport],
  imports: [rosterImport],
  personalData: {
    categories: [{ key: 'shifts', title: { ru: 'Смены', en: 'Shifts' } }],
    places: [],
    traces: [
      {
        key: 'shifts',
        title: { ru: 'Смены', en: 'Shifts' },
        category: 'shifts',
        sql: `select started_at as at, '' as text from shift where user_id = $1 order by started_at desc limit $2`,
      },
    ],
    freeTexts: [],
  },
  liveKinds: { [shiftKind]: contract.readCurrentShifts.name },
  roles,
  bundles,
  jobs: [{ name: 'core.shift.turn', schedule: '* * * * *', run: turnShifts }],
};
