// A text as it is kept for search: clean, cut into pages that a phrase may run across. Pure.
import { foldText } from './fold.ts';

/** A page of print holds some 2,500 letters; tables and lists more. */
const pageLength = 6_000;
const overlapWords = 8;

/** Words torn at the end of a line become whole; what a database cannot hold goes. */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/g, ' ')
    .replace(/(\p{L})[-\u00ad‐]\r?\n\s*(\p{Ll})/gu, '$1$2')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim();

/** Pages of about equal length, cut at lines where there are any, else between words. */
export function cutPages(text: string): string[] {
  const pages: string[] = [];
  let rest = cleanText(text);
  while (rest.length > pageLength) {
    const part = rest.slice(0, pageLength);
    const line = part.lastIndexOf('\n');
    const space = part.lastIndexOf(' ');
    const at = line > pageLength / 2 ? line : space > pageLength / 2 ? space : pageLength;
    pages.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  if (rest) pages.push(rest);
  return pages;
}

/** What each page is found by: its own words after the last ones of the page before. */
export const foldPages = (pages: readonly string[]): string[] =>
  pages.map((page, at) => {
    const before =
      at > 0
        ? foldText((pages[at - 1] as string).slice(-200))
            .split(' ')
            .slice(-overlapWords)
        : [];
    return [...before, foldText(page)].join(' ').trim();
  });
