// What the writer says in an answer, without the letter that is quoted below it. What cannot be told apart for sure stays. Pure.

/** «12 нояб. 2026 г., в 10:31, Иванов <a@b.ru> написал(а):» and its likes in a line of its own. */
const introduction = /(написал(\(а\)|а)?|пишет|писал\(а\)|wrote|schrieb|a écrit)\s*:\s*$/i;
const divider =
  /^\s*[-_–—]{2,}\s*(original message|исходное сообщение|исходное письмо|original appointment|ответное сообщение)\s*[-_–—]*\s*$/i;
const fromLine = /^\s*[*>]*\s*(from|от|from:|от кого)\s*:.*\S/i;
const sentLine = /^\s*[*>]*\s*(sent|date|отправлено|дата|послано)\s*:.*\S/i;
const underscores = /^\s*_{20,}\s*$/;

const isQuoted = (line: string): boolean => /^\s*>/.test(line);
const isEmpty = (line: string): boolean => line.trim() === '';

export function ownWords(whole: string): string {
  const lines = whole.split('\n');
  const cut = beginningOfQuote(lines);
  const own = lines.slice(0, cut).join('\n').trimEnd();
  return own.trim() === '' ? whole : own.trim();
}

function beginningOfQuote(lines: readonly string[]): number {
  for (const [at, line] of lines.entries()) {
    if (divider.test(line)) return at;
    if (isOutlookHead(lines, at)) return at > 0 && underscores.test(lines[at - 1] as string) ? at - 1 : at;
    const start = introductionAt(lines, at);
    // Words between or below quoted lines are answers to them: then nothing is cut.
    if (start !== undefined && onlyQuoteAfter(lines, at + 1)) return start;
    if (isQuoted(line) && onlyQuoteAfter(lines, at)) return at;
  }
  return lines.length;
}

/** From, and the day it was sent within the next lines: the head that Outlook puts above a quoted letter. */
const isOutlookHead = (lines: readonly string[], at: number): boolean =>
  fromLine.test(lines[at] as string) && lines.slice(at + 1, at + 4).some((line) => sentLine.test(line));

/** An introduction may be broken into two lines. */
function introductionAt(lines: readonly string[], at: number): number | undefined {
  const line = lines[at] as string;
  if (isQuoted(line) || !introduction.test(line)) return undefined;
  const before = lines[at - 1] ?? '';
  if (/\d|@/.test(line)) return at;
  return /\d|@/.test(before) ? at - 1 : undefined;
}

const onlyQuoteAfter = (lines: readonly string[], from: number): boolean => {
  const rest = lines.slice(from).filter((line) => !isEmpty(line));
  return rest.length > 0 && rest.every(isQuoted);
};
