// Working time in words, «4 ч 30 мин», and back: «4», «4:30», «4 ч 30 мин», «90 мин», «1,5 ч». Pure.
import type { Locale } from '#contract/core.ts';

const units = { ru: { hour: 'ч', minute: 'мин' }, en: { hour: 'h', minute: 'min' } } as const;

export function durationText(minutes: number, locale: Locale): string {
  const words = units[locale];
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 ? `${hours} ${words.hour}` : '', rest > 0 || hours === 0 ? `${rest} ${words.minute}` : '']
    .filter(Boolean)
    .join(' ');
}

const hoursAndMinutes =
  /^(?:(\d+(?:\.\d+)?) ?(?:часа|часов|час|ч|hours?|h)\.?)?(?: ?(\d+) ?(?:минуты|минут|мин|м|minutes?|min|m)\.?)?$/;

/** Minutes; null when the words mean no time. A bare number is hours. */
export function parseDuration(text: string): number | null {
  const clean = text.trim().toLowerCase().replace(/\s+/g, ' ').replace(',', '.');
  const clock = /^(\d{1,4}):([0-5]\d)$/.exec(clean);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  if (/^\d+(\.\d+)?$/.test(clean)) return Math.round(Number(clean) * 60);
  const parts = hoursAndMinutes.exec(clean);
  if (!parts || (parts[1] === undefined && parts[2] === undefined)) return null;
  return Math.round(Number(parts[1] ?? 0) * 60) + Number(parts[2] ?? 0);
}
