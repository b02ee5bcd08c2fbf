// Import of shifts: a row is a line of the roster or a shift of one day; the same person, queue, days and beginning are the
// same line, whose end is what the file says. Written by the roster's own actions, in the name of whoever started it.

import { knownByName } from '../../identity/known-by-name.ts';
import { defineImport, type ImportGround, type ImportSession, type JudgedRow } from '../../import/definition.ts';
import { call } from '../../runner.ts';
import type { RosterLine } from '../roster-line.ts';
import { type RosterRow, rosterColumns, rosterRow } from './roster-row.ts';

type Row = JudgedRow<RosterRow>;

async function open({ services, actor, today, options }: ImportGround): Promise<ImportSession<RosterRow>> {
  const names = await knownByName(services.pools.read);
  const isSame = (line: RosterLine, { value }: Row): boolean =>
    line.userId === value.userId &&
    line.groupId === value.groupId &&
    line.fromMinute === value.fromMinute &&
    line.weekdays.join() === value.weekdays.join() &&
    (value.startsOn === null || line.startsOn === value.startsOn);
  const toldMore = (line: RosterLine, { value }: Row): boolean =>
    line.untilMinute !== value.untilMinute ||
    line.endsOn !== value.endsOn ||
    line.workingDaysOnly !== value.workingDaysOnly;
  return {
    parse: (cells) => rosterRow(cells, names),
    keyOf: ({ person, userId, group, groupId, weekdays, fromMinute, startsOn }) => ({
      key: [userId ?? person, groupId ?? group, weekdays.join(), fromMinute, startsOn ?? ''].join('|').toLowerCase(),
    }),

    async judge(sql, rows) {
      const { rows: lines } = await sql.query<RosterLine>(
        `select id, user_id as "userId", group_id as "groupId", weekdays, from_minute as "fromMinute", until_minute as "untilMinute",
           starts_on::text as "startsOn", ends_on::text as "endsOn", working_days_only as "workingDaysOnly"
         from duty_line where user_id = any($1::uuid[]) or id = any($2::uuid[])`,
        [rows.flatMap(({ value }) => value.userId ?? []), rows.flatMap(({ recordId }) => recordId ?? [])],
      );
      for (const row of rows) {
        if (row.verdict === 'error') continue;
        const known = lines.find((line) => line.id === row.recordId) ?? lines.find((line) => isSame(line, row));
        // Taken out of the roster since: the file puts it back.
        row.recordId = known?.id ?? null;
        row.verdict = !known ? 'new' : options.update && toldMore(known, row) ? 'changed' : 'same';
      }
    },

    async make({ value }, once) {
      const { userId, groupId, weekdays, fromMinute, untilMinute, endsOn, workingDaysOnly } = value;
      const input = { userId, groupId, weekdays, fromMinute, untilMinute, endsOn, workingDaysOnly };
      const startsOn = value.startsOn ?? today;
      const { body } = await call(services, 'core.roster.add', actor, { ...input, startsOn }, once);
      return (body as { id: string }).id;
    },

    async change({ value, recordId }, once) {
      const { untilMinute, endsOn, workingDaysOnly } = value;
      await call(services, 'core.roster.change', actor, { id: recordId, untilMinute, endsOn, workingDaysOnly }, once);
    },

    findings: () => ({}),
  };
}

export const rosterImport = defineImport<RosterRow>({
  kind: 'roster',
  title: { ru: 'График смен', en: 'Roster of shifts' },
  about: {
    ru: 'Строка — смена одного дня или повторяющаяся по дням недели. Повторная загрузка ничего не удваивает',
    en: 'A row is a shift of one day or one that repeats by days of the week. Loading it again doubles nothing',
  },
  needs: ['core.roster.list', 'core.roster.add', 'core.roster.change'],
  columns: rosterColumns,
  options: [],
  open,
});
