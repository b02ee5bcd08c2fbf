// When a document is due: rules are data that an organisation may change; the shipped ones follow the Russian
// record-keeping instructions (days are counted from signing; a day off moves the date to the working day before).
import type { Text } from '#contract/core.ts';
import {
  addDays,
  addMonth,
  addWorkingDays,
  type Calendar,
  isWorkingDay,
  nextWorkingDay,
  onOrAfter,
  onOrBefore,
} from './calendar.ts';

export interface DueRule {
  key: string;
  name: Text;
  count: number;
  unit: 'calendar-days' | 'working-days' | 'months';
  /** Where a date on a day off goes. */
  dayOff: 'preceding' | 'following' | 'stays';
}

export const dueRules: readonly DueRule[] = [
  {
    key: 'ordinary',
    name: { ru: 'Без срока: месяц', en: 'No date given: a month' },
    count: 1,
    unit: 'months',
    dayOff: 'preceding',
  },
  {
    key: 'urgent',
    name: { ru: 'Срочно, незамедлительно: 3 дня', en: 'Urgent, at once: 3 days' },
    count: 3,
    unit: 'calendar-days',
    dayOff: 'preceding',
  },
  {
    key: 'prompt',
    name: { ru: 'Оперативно: 10 дней', en: 'Prompt: 10 days' },
    count: 10,
    unit: 'calendar-days',
    dayOff: 'preceding',
  },
  {
    key: 'parliamentary',
    name: { ru: 'Парламентский запрос: 15 дней', en: 'Parliamentary request: 15 days' },
    count: 15,
    unit: 'calendar-days',
    dayOff: 'preceding',
  },
];

/** The due date of a document signed on a day. */
export function dueDate(rule: DueRule, signedOn: string, calendar: Calendar): string {
  if (rule.unit === 'working-days') return addWorkingDays(calendar, signedOn, rule.count);
  const counted = rule.unit === 'months' ? addMonth(signedOn, rule.count) : addDays(signedOn, rule.count);
  if (rule.dayOff === 'stays' || isWorkingDay(calendar, counted)) return counted;
  if (rule.dayOff === 'following') return onOrAfter(calendar, counted);
  const before = onOrBefore(calendar, counted);
  // A short term signed amid long holidays would be over before it began: it then ends on the first working day.
  return before < signedOn ? nextWorkingDay(calendar, counted) : before;
}
