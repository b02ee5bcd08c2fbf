// One row of a table of shifts as a line of the roster: days and hours as people write them. Pure.

import { weekday } from '../../calendar/calendar.ts';
import type { StoredProblem } from '../../db/import-rows.ts';
import { RowReader } from '../../import/cells.ts';
import type { ImportColumn, ParsedRow, RowCells } from '../../import/definition.ts';

const column = (
  key: string,
  ru: string,
  en: string,
  heads: RegExp,
  more: Partial<ImportColumn> = {},
): ImportColumn => ({
  key,
  title: { ru, en },
  heads: [heads],
  ...more,
});

export const rosterColumns: readonly ImportColumn[] = [
  column(
    'person',
    'Сотрудник',
    'Person',
    /^(сотрудник|фио|ф и о|логин|исполнитель|дежурный|person|name|login|employee)$/,
    {
      required: true,
      about: { ru: 'Логин, почта или полное имя', en: 'Login, e-mail or full name' },
    },
  ),
  column('group', 'Очередь', 'Queue', /^(очередь|группа|подразделение|queue|group)$/, {
    about: { ru: 'Пусто — все очереди сотрудника', en: 'Empty: all queues of the person' },
  }),
  column('date', 'Дата', 'Date', /^(дата|день|date|day)$/, {
    about: {
      ru: 'Смена одного дня; тогда дни недели не нужны',
      en: 'A shift of one day; days of the week are not needed then',
    },
  }),
  column('weekdays', 'Дни недели', 'Days', /^(дни( недели)?|по дням|weekdays|days)$/, {
    about: { ru: '«пн–пт», «пн, ср» или «ежедневно»', en: '“Mo-Fr”, “Mo, We” or “daily”' },
  }),
  column('from', 'С', 'From', /^(с|от|начало|начало смены|from|start)$/, { required: true }),
  column('until', 'До', 'Until', /^(до|по|конец|окончание|конец смены|until|till|to|end)$/, { required: true }),
  column('startsOn', 'Первый день', 'First day', /^(первый день|действует с|first day)$/),
  column('endsOn', 'Последний день', 'Last day', /^(последний день|действует по|last day)$/),
  column(
    'workingDaysOnly',
    'Только рабочие дни',
    'Working days only',
    /^(только рабочие дни|рабочие дни|working days only)$/,
  ),
];

export interface RosterRow {
  person: string;
  userId?: string;
  group: string;
  groupId: string | null;
  weekdays: number[];
  fromMinute: number;
  untilMinute: number;
  startsOn: string | null;
  endsOn: string | null;
  workingDaysOnly: boolean;
}

const dayNames = ['пн|mon?', 'вт|tue?', 'ср|wed?', 'чт|thu?', 'пт|fri?', 'сб|sat?', 'вс|sun?'].map(
  (names) => new RegExp(`^(?:${names})`),
);
const dayOf = (text: string): number => dayNames.findIndex((name) => name.test(text)) + 1;

/** «пн–пт, вс», «ежедневно»; undefined for what is no such list. */
export function readWeekdays(text: string): number[] | undefined {
  const plain = text.toLowerCase().trim();
  if (/^(ежедневно|каждый день|все|daily|every day)$/.test(plain)) return [1, 2, 3, 4, 5, 6, 7];
  const days = new Set<number>();
  for (const part of plain.split(/[,;\s]+(?![-–—])/).filter(Boolean)) {
    const [first = '', last = first] = part.split(/\s*[-–—]\s*/);
    const [from, to] = [dayOf(first), dayOf(last)];
    if (from === 0 || to === 0) return undefined;
    // Over Sunday: «сб–пн».
    for (let day = from; ; day = (day % 7) + 1) {
      days.add(day);
      if (day === to) break;
    }
  }
  return days.size > 0 ? [...days].sort() : undefined;
}

/** «9», «9:30», «09.30», 24:00 is midnight; a spreadsheet keeps a time as a part of a day. */
export function readTime(text: string): number | undefined {
  const plain = text.trim();
  const part =
    /^0?[.,]\d+$/.test(plain) || plain === '0' ? Math.round(Number(plain.replace(',', '.')) * 1440) : undefined;
  if (part !== undefined) return part % 1440;
  const [, hours, minutes = '0'] = /^(\d{1,2})(?:[:.-](\d{2}))?(?::00)?$/.exec(plain) ?? [];
  if (hours === undefined || Number(minutes) > 59 || Number(hours) * 60 + Number(minutes) > 1440) return undefined;
  return (Number(hours) * 60 + Number(minutes)) % 1440;
}

export interface RosterNames {
  person(name: string): string | undefined;
  group(name: string): string | undefined;
}

export function rosterRow(cells: RowCells, names: RosterNames): ParsedRow<RosterRow> {
  const read = new RowReader(cells);
  const person = read.needed('person', 200);
  const group = read.text('group', 200);
  const date = read.date('date');
  const days = read.text('weekdays', 200);
  const weekdays = date ? [weekday(date)] : days ? readWeekdays(days) : undefined;
  const userId = names.person(person);
  const groupId = group ? names.group(group) : null;
  const time = (key: 'from' | 'until'): number => {
    const text = read.needed(key, 20);
    const minute = readTime(text);
    if (text && minute === undefined) read.wrong(key, 'import_time_wrong');
    return minute ?? 0;
  };
  if (person && !userId) read.wrong('person', 'import_own_principal', { name: person });
  if (group && !groupId) read.wrong('group', 'import_own_principal', { name: group });
  if (!weekdays && !date)
    read.wrong(days ? 'weekdays' : 'date', days ? 'import_weekdays_wrong' : 'import_value_missing');
  const [startsOn, endsOn] = date ? [date, date] : [read.date('startsOn'), read.date('endsOn')];
  if (startsOn && endsOn && endsOn < startsOn) read.wrong('endsOn', 'duty_period');
  const value: RosterRow = {
    person,
    ...(userId ? { userId } : {}),
    group,
    groupId: groupId ?? null,
    weekdays: weekdays ?? [],
    fromMinute: time('from'),
    untilMinute: time('until'),
    startsOn,
    endsOn,
    workingDaysOnly: /^(да|yes|y|1|\+|true|х|x)$/i.test(read.text('workingDaysOnly', 20)),
  };
  return { value, problems: read.problems satisfies StoredProblem[] };
}
