// Understands a date as people type it: «12.3», «12.03.26», «1203», «завтра», «+10», «пн», «12 марта», `2026-03-12`.
// Pure; `today` is the day in the organisation's zone.
import { addDays, dayOf, partsOf, weekdayOf } from './day.ts';

const words: Record<string, number> = {
  сегодня: 0,
  today: 0,
  завтра: 1,
  tomorrow: 1,
  послезавтра: 2,
  вчера: -1,
  yesterday: -1,
  позавчера: -2,
};
const weekdays = [
  ['пн', 'понедельник', 'mon', 'monday'],
  ['вт', 'вторник', 'tue', 'tuesday'],
  ['ср', 'среда', 'wed', 'wednesday'],
  ['чт', 'четверг', 'thu', 'thursday'],
  ['пт', 'пятница', 'fri', 'friday'],
  ['сб', 'суббота', 'sat', 'saturday'],
  ['вс', 'воскресенье', 'sun', 'sunday'],
];
const months = [
  ['янв', 'jan'],
  ['фев', 'feb'],
  ['мар', 'mar'],
  ['апр', 'apr'],
  ['мая', 'май', 'may'],
  ['июн', 'jun'],
  ['июл', 'jul'],
  ['авг', 'aug'],
  ['сен', 'sep'],
  ['окт', 'oct'],
  ['ноя', 'nov'],
  ['дек', 'dec'],
];

/** The day that the text means, or null when it means none. */
export function parseTypedDate(typed: string, today: string): string | null {
  const text = typed.trim().toLowerCase().replaceAll('ё', 'е');
  if (text === '') return null;
  const word = words[text];
  if (word !== undefined) return addDays(today, word);
  const shift = /^([+-])\s*(\d{1,4})$/.exec(text);
  if (shift) return addDays(today, Number(shift[2]) * (shift[1] === '-' ? -1 : 1));
  const weekday = weekdays.findIndex((names) => names.includes(text));
  if (weekday >= 0) return addDays(today, (weekday + 8 - weekdayOf(today)) % 7 || 7);
  return fromIso(text) ?? fromDigits(text, today) ?? fromParts(text, today) ?? fromMonthName(text, today);
}

function fromIso(text: string): string | null {
  const found = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  return found ? dayOf(Number(found[1]), Number(found[2]), Number(found[3])) : null;
}

function fromDigits(text: string, today: string): string | null {
  const { year, month } = partsOf(today);
  if (/^\d{1,2}$/.test(text)) return dayOf(year, month, Number(text));
  const found = /^(\d{2})(\d{2})(\d{2}|\d{4})?$/.exec(text);
  return found ? dayOf(fullYear(found[3], year), Number(found[2]), Number(found[1])) : null;
}

function fromParts(text: string, today: string): string | null {
  const found = /^(\d{1,2})[.,/\s-](\d{1,2})(?:[.,/\s-](\d{2}|\d{4}))?[.,]?$/.exec(text);
  return found ? dayOf(fullYear(found[3], partsOf(today).year), Number(found[2]), Number(found[1])) : null;
}

function fromMonthName(text: string, today: string): string | null {
  const found = /^(\d{1,2})\s*([а-яa-z]{3,})\.?(?:\s+(\d{2}|\d{4}))?(?:\s*г\.?)?$/.exec(text);
  if (!found) return null;
  const month = months.findIndex((names) => names.some((name) => found[2]?.startsWith(name)));
  return month < 0 ? null : dayOf(fullYear(found[3], partsOf(today).year), month + 1, Number(found[1]));
}

function fullYear(typed: string | undefined, current: number): number {
  if (typed === undefined) return current;
  if (typed.length === 4) return Number(typed);
  const year = Number(typed);
  return year > (current % 100) + 30 ? 1900 + year : 2000 + year;
}
