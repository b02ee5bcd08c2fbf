// A scan's text as the reading of letters sees it: lines in the order of reading, each with its place where that is known.
import type { ScanPlace } from '#contract/correspondence.ts';

export interface ScanLine {
  text: string;
  /** Counted from 1. */
  page: number;
  /** In shares of the page; null where only the text is known. */
  place: ScanPlace | null;
}
export interface Said<T> {
  value: T;
  line: ScanLine;
}

/** Signs as recognition and typewriters leave them, brought to those that letters mean. */
export const cleanLine = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[_\u00ad]+/g, ' ')
    .replace(/[\u00a0\u2000-\u200b\t]/g, ' ')
    .replace(/[“”„‟"]|''|``/g, '"')
    .replace(/[‐‑–—−]/g, '-')
    .replace(/\s+/g, ' ')
    // № is read as Ne, No, N°, Nº, Мо before a number.
    .replace(/(^|[\s(.,])(?:N[eoеоº°]?|Ng|Мо|Ме)\.?\s?(?=[\p{L}\p{N}/-]*\d)/gu, '$1№ ')
    .replace(/№+/g, '№')
    .trim();

/** Lines of pages that are known by their text alone. */
export const scanLines = (pages: readonly { page: number; text: string; place?: ScanPlace | null }[]): ScanLine[] =>
  pages.flatMap(({ page, text, place = null }) =>
    text.split('\n').flatMap((line) => {
      const clean = cleanLine(line);
      return clean === '' ? [] : [{ text: clean, page, place }];
    }),
  );

const salutation = /^(?:глубоко)?\s*уважаем(ый|ая|ые)|^(добрый день|здравствуйте)/i;

/** What stands above the text itself: letterhead, addressee, number and date, heading. Without a salutation, the first lines. */
export function headOf(lines: readonly ScanLine[]): ScanLine[] {
  const first = lines.filter((line) => line.page === 1);
  const end = first.findIndex(({ text }) => salutation.test(text));
  return end >= 0 ? first.slice(0, end) : first.slice(0, 40);
}
