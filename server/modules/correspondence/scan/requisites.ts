// Their number and date, and «На № … от …», out of the head of a letter. Our own stamp of receipt is not taken for theirs. Pure.
import { readDate } from '#core/import/cells.ts';
import { headOf, type Said, type ScanLine } from './scan-line.ts';

const month = '(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]*';
const day = `(?:\\d{1,2}\\s?[./]\\s?\\d{1,2}\\s?[./]\\s?(?:\\d{4}|\\d{2})(?!\\d)|["«]?\\s?\\d{1,2}\\s?["»]?\\s+${month}\\s+\\d{4})(?:\\s*г(?:ода|\\.)?(?![а-я]))?`;
const number = `(?:[\\p{L}\\p{N}][\\p{L}\\p{N}\\-/.:\\\\()]*\\d[\\p{L}\\p{N}\\-/.:\\\\()]*|\\d[\\p{L}\\p{N}\\-/.:\\\\()]*)`;
const none = 'б\\s?/\\s?н';
const pattern = (source: string) => new RegExp(source, 'iu');

const numberFirst = pattern(
  `(?:№\\s*|исх[а-я]*\\.?\\s*:?\\s*№?\\s*)(${none}|${number})[\\s,]*(?:от|дата:?)\\s*(${day})`,
);
const dateFirst = pattern(`(${day})[\\s,]*(?:исх[а-я]*\\.?\\s*)?№\\s*(${none}|${number})`);
const numberAlone = pattern(`^(?:исх[а-я]*\\.?\\s*(?:№|номер)?|№|рег\\.?\\s*№|номер:?)\\s*:?\\s*(${none}|${number})$`);
const dateAlone = pattern(`^(?:от|дата:?)?\\s*(${day})$`);
/** Beside a signature. */
const dateAtEnd = pattern(`^(${day})(?:\\s+\\D{0,40})?$`);
const reference = pattern(
  `(?:^|[\\s(])(?:в\\s+)?(?:ответ\\s+)?на\\s+(?:(?:ваш|наш|письм|запрос|обращени|исх|вх|входящ|исходящ)[\\p{L}.]*\\s*)*(?:№\\s*(${number})\\s*от\\s*(${day})|от\\s*(${day})\\s*№\\s*(${number}))`,
);
const referenceBegins = /(?:^|\s)(?:в ответ )?на (?:(?:ваш|исх|вх|письмо)\S* )*(?:№|от )/i;
/** Numbers of other papers, which letters name in their heads too. */
const others =
  /(договор|контракт|лиценз|приказ|постановлен|устав|закон|доверенност|свидетельств|счет|счёт|накладн|протокол|акт(?![а-я])|указ(?![а-я]))/i;
const stamp = /^(вх(од|\.|\s|$)|входящ|получено|поступил|зарегистрирован|принято|рег\.? ?№ ?вх)|\bвх\.? ?№/i;

const dateOf = (text: string): string | null =>
  readDate(
    text
      .replace(/["«»]/g, '')
      .replace(/\s?([./])\s?/g, '$1')
      .replace(/\s*г(ода|\.)?$/i, '')
      .trim(),
  ) ?? null;
const tidy = (text: string): string => text.replace(/[.,:;(]+$/, '').replace(/\s/g, '');

export interface Requisites {
  number: Said<string> | null;
  date: Said<string> | null;
}

export function requisitesOf(lines: readonly ScanLine[]): Requisites {
  const head = withoutStamps(headOf(lines));
  for (const line of head) {
    const own = beforeReference(line.text);
    const dated = dateFirst.exec(own);
    const numbered = numberFirst.exec(own);
    const found = numbered ?? dated;
    if (!found || others.test(own.slice(0, found.index))) continue;
    const [date, written = ''] = numbered
      ? [dateOf(numbered[2] ?? ''), numbered[1]]
      : [dateOf(dated?.[1] ?? ''), dated?.[2]];
    if (date) return { number: { value: tidy(written), line }, date: { value: date, line } };
  }
  return apart(head, lines);
}

/** The number on one line and the date on the next, or only one of them. */
function apart(head: readonly ScanLine[], lines: readonly ScanLine[]): Requisites {
  let number: Said<string> | null = null;
  let date: Said<string> | null = null;
  for (const line of head) {
    const own = beforeReference(line.text);
    const [, written] = numberAlone.exec(own) ?? [];
    const [, on] = dateAlone.exec(own) ?? [];
    const found = on ? dateOf(on) : null;
    if (written && !number) number = { value: tidy(written), line };
    else if (found && !date) date = { value: found, line };
  }
  // A letter without letterhead bears its date at the end, beside the signature.
  for (const line of date ? [] : lines.slice(-8).toReversed()) {
    const [, on] = dateAtEnd.exec(line.text) ?? [];
    const found = on ? dateOf(on) : null;
    if (found) return { number, date: { value: found, line } };
  }
  return { number, date };
}

function beforeReference(text: string): string {
  const at = text.search(referenceBegins);
  return at < 0 ? text : text.slice(0, at).trim();
}

/** Our stamp: its own line and those after it that only complete it. */
function withoutStamps(head: readonly ScanLine[]): ScanLine[] {
  const kept: ScanLine[] = [];
  let [needsNumber, needsDate] = [false, false];
  for (const line of head) {
    const { text } = line;
    if (stamp.test(text)) {
      needsNumber = !/\d/.test(text);
      needsDate = !new RegExp(day, 'iu').test(text);
      continue;
    }
    if (needsNumber && numberAlone.test(text)) needsNumber = false;
    else if (needsDate && dateAlone.test(text)) needsDate = false;
    else if (needsNumber && needsDate && numberFirst.test(text)) [needsNumber, needsDate] = [false, false];
    else {
      kept.push(line);
      [needsNumber, needsDate] = [false, false];
    }
  }
  return kept;
}

export interface Answered {
  number: string;
  on: string | null;
}

/** The letters that this one answers, as it names them: in the head, or in the first words of the text. */
export function answeredBy(lines: readonly ScanLine[]): Said<Answered>[] {
  const found: Said<Answered>[] = [];
  const first = lines.filter(({ page }) => page === 1);
  for (const [at, line] of first.entries()) {
    const next = first[at + 1];
    const match = reference.exec(line.text) ?? (next && reference.exec(`${line.text} ${next.text}`));
    if (!match) continue;
    const value = { number: tidy(match[1] ?? match[4] ?? ''), on: dateOf(match[2] ?? match[3] ?? '') };
    if (!found.some((one) => one.value.number === value.number)) found.push({ value, line });
  }
  return found.slice(0, 3);
}
