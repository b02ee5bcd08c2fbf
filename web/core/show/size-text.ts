// File sizes and counts as people read them: «1,4 МБ», «12 345».
import type { Locale } from '#contract/core.ts';

const units: Record<Locale, string[]> = { ru: ['Б', 'КБ', 'МБ', 'ГБ'], en: ['B', 'KB', 'MB', 'GB'] };

export function sizeText(bytes: number, locale: Locale): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < 3) {
    value /= 1024;
    unit += 1;
  }
  const digits = unit === 0 || value >= 10 ? 0 : 1;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
  return `${number} ${units[locale][unit]}`;
}

export function countText(count: number, locale: Locale): string {
  return new Intl.NumberFormat(locale).format(count);
}
