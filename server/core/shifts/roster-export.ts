// The roster as a file.
import { listRoster } from '#contract/shifts.ts';
import { column, type ListExport, listExport } from '../export/list-export.ts';

const days = { ru: ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'], en: ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] };
const time = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

export const rosterExport: ListExport = listExport(listRoster, {
  title: () => ({ ru: 'График смен', en: 'Roster' }),
  columns: [
    column('person', 'Сотрудник', 'Person', 32, (row) => row.person.name),
    column('group', 'Очередь', 'Queue', 28, (row) => row.group?.name),
    column('weekdays', 'Дни недели', 'Days', 22, (row, locale) =>
      row.weekdays.map((day) => days[locale][day - 1]).join(', '),
    ),
    column('from', 'С', 'From', 8, (row) => time(row.fromMinute)),
    column('until', 'До', 'Until', 8, (row) => time(row.untilMinute)),
    column('startsOn', 'Первый день', 'First day', 12, (row) => row.startsOn, 'date'),
    column('endsOn', 'Последний день', 'Last day', 12, (row) => row.endsOn, 'date'),
    column('workingDaysOnly', 'Только рабочие дни', 'Working days only', 12, (row) => row.workingDaysOnly, 'flag'),
  ],
});
