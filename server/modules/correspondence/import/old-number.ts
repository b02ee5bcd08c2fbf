// Numbers of old registers: which place in the count one takes, what orders it, what letter it says it answers. Pure.
import { frameNumber, type NumberContext, type TemplatePart } from '#contract/numbering.ts';
import { readDate } from '#core/import/cells.ts';
import { asCyrillic, foldNumber } from '#core/search/fold.ts';

export interface OldNumber {
  /** As printed in the register; «б/н» where it has none. */
  printed: string;
  /** Equal for numbers that look the same on paper; empty for «б/н». */
  name: string;
  /** Its place in the journal's count; null where the number does not say one. */
  ordinal: number | null;
  /** What orders it among the letters of its day. */
  order: number;
}

const ordinalAtMost = 9_999_999;
const separators = '[-–—/.:_\\\\ ]';
const none = /^(б\s*[/\\.-]?\s*н\.?|без\s*(номера|№)|[-–—]+|нет)$/iu;
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Small letters of one alphabet; signs stay, for they part the number. */
const folded = (text: string): string =>
  asCyrillic(text.toLowerCase().replaceAll('ё', 'е')).replace(/\s+/g, ' ').trim();

/** The template as a pattern of its numbers on that day: any sign that parts stands for any other. */
export function patternOf(parts: readonly TemplatePart[], context: NumberContext): RegExp {
  const source = parts.map((part) => {
    if (part.kind === 'text') return literal(part.text);
    if (part.token === 'n') return '0*(\\d{1,7})';
    if (part.token === 'department' || part.token === 'case') return '[\\p{L}\\p{N}.-]+?';
    return literal(frameNumber([part], context).before);
  });
  return new RegExp(`^${source.join('')}$`, 'u');
}
const literal = (text: string): string =>
  [...folded(text)].map((sign) => (/[-–—/.:_\\ ]/.test(sign) ? `${separators}+` : escaped(sign))).join('') +
  (/\s$/.test(text) ? ' ?' : '');

/** «220», «№ 220», «И-356», «вх. 220», «220/2019», «2019-220»: an ordinal with a few letters and the year at most. */
function plainOrdinal(number: string, year: string): string | undefined {
  const years = `(?:${year}|${year.slice(2)})`;
  return (
    new RegExp(`^№? ?(?:[а-я]{1,4}${separators}*)?№? ?0*(\\d{1,7})(?:${separators}${years})?$`, 'u').exec(
      number,
    )?.[1] ?? new RegExp(`^(?:[а-я]{1,4}${separators}*)?${year}${separators}0*(\\d{1,7})$`, 'u').exec(number)?.[1]
  );
}

export function readOldNumber(written: string, pattern: RegExp | null, registeredOn: string): OldNumber {
  const printed = written.replace(/\s+/g, ' ').trim();
  if (printed === '' || none.test(printed)) return { printed: 'б/н', name: '', ordinal: null, order: 0 };
  const number = folded(printed);
  const year = registeredOn.slice(0, 4);
  const found = pattern?.exec(number)?.[1] ?? plainOrdinal(number, year);
  const ordinal = found === undefined ? null : Number(found);
  const fits = ordinal !== null && ordinal > 0 && ordinal <= ordinalAtMost;
  return {
    printed,
    name: foldNumber(printed),
    ordinal: fits ? ordinal : null,
    order: fits ? ordinal : orderOf(number, year),
  };
}

/** The last group of digits that is not the year: in «01/30-И303» and «П02-2021:04-1-ИСХ» the part that counts up. */
function orderOf(number: string, year: string): number {
  const groups = [...number.matchAll(/\d+/g)].map(([digits]) => digits);
  const counting = groups.filter((digits) => digits !== year);
  const last = Number((counting.length > 0 ? counting : groups).at(-1) ?? 0);
  return last <= ordinalAtMost ? last : 0;
}

export interface Reference {
  key: string;
  on: string | null;
}

const number = `([\\p{L}\\p{N}][\\p{L}\\p{N}\\-–/.:_\\\\]*)`;
const day = `(\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|\\d{4}-\\d{2}-\\d{2}|«?\\d{1,2}»?\\s+[а-яё]+\\s+\\d{4})`;
const said = new RegExp(
  `(?:^|[\\s(,;«])(?:в\\s+)?(?:ответ\\s+)?на\\s+(?:(?:ваш\\p{L}*|наш\\p{L}*|письм\\p{L}*|запрос\\p{L}*|обращени\\p{L}*|исх\\p{L}*\\.?|вх\\p{L}*\\.?)\\s*)*№\\s*${number}\\s+от\\s+${day}`,
  'giu',
);
const column = new RegExp(`(?:№\\s*)?${number}(?:\\s+от\\s+${day})?`, 'giu');
const opening = /^(?:(?:в\s+)?(?:ответ\s+)?на|исх\S*|вх\S*|наш\S*|ваш\S*|письмо|запрос)\s*/iu;

/** «На № … от …» in a text, and whatever stands in a column kept for it. */
export function readReferences(texts: readonly string[], answers: string): Reference[] {
  const found: Reference[] = [];
  const add = (match: RegExpExecArray) => {
    const key = foldNumber(match[1] ?? '');
    if (key !== '') found.push({ key, on: (match[2] && readDate(match[2])) || null });
  };
  for (const text of texts) for (const match of text.matchAll(said)) add(match);
  for (const part of answers.split(/[;\n]/)) {
    let rest = part.trim();
    for (let before = ''; before !== rest; ) {
      before = rest;
      rest = rest.replace(opening, '');
    }
    const match = new RegExp(column.source, 'iu').exec(rest);
    if (match && /\d/.test(match[1] ?? '')) add(match);
  }
  return [...new Map(found.map((one) => [`${one.key} ${one.on}`, one])).values()];
}
