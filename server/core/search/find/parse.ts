// What was typed into the search, taken apart: words, "phrases", -without, word*, and fields `номер:`, `от:`, `дата:`. Pure.
import { foldNumber, foldWords } from '../fold.ts';
import { type DateRange, dateRange } from './dates.ts';

export interface Term {
  /** Folded; several stand one after another in the text. */
  words: string[];
  /** The last word's beginning is enough. */
  prefix: boolean;
  /** Also the record that bears this number, or one that begins so. */
  number: string | null;
  /** Also the record with this number in whatever journal. */
  ordinal: number | null;
}

export interface Parsed {
  terms: Term[];
  without: Term[];
  /** Each must be found in the correspondent's name. */
  counterparts: Term[];
  numbers: Term[];
  dates: DateRange[];
}

const mostTerms = 16;
const mostWords = 12;
const fields: Record<string, 'number' | 'counterpart' | 'date'> = {
  номер: 'number',
  number: 'number',
  no: 'number',
  от: 'counterpart',
  кому: 'counterpart',
  корреспондент: 'counterpart',
  from: 'counterpart',
  correspondent: 'counterpart',
  дата: 'date',
  date: 'date',
};

const piece = /(-?)(?:([\p{L}]+):\s*)?(?:"([^"]*)"?|«([^»]*)»?|„([^“”]*)[“”]?|“([^”]*)”?|([^\s"«„“]+))/gu;

export function parseQuery(typed: string): Parsed {
  const parsed: Parsed = { terms: [], without: [], counterparts: [], numbers: [], dates: [] };
  const text = typed
    .normalize('NFC')
    .replace(/№\s*/gu, '№')
    .replace(/[−–—](?=\S)/gu, '-');
  let end = 0;
  for (const match of text.matchAll(piece)) {
    const [whole, sign, name, ...values] = match;
    // «15-3»: a minus counts at the beginning of a piece only; what stands right after a quotation mark is a piece too.
    const begins = match.index === end && end > 0 ? /[\s"»”“]$/u.test(text.slice(0, match.index)) : true;
    end = match.index + whole.length;
    const quoted = values.slice(0, 4).find((value) => value !== undefined);
    const bare = values[4] ?? '';
    const field = name === undefined ? undefined : fields[name.toLowerCase()];
    const value = quoted ?? bare;
    if (name !== undefined && !field) {
      // «http://…», «примечание: срочно»: no field of ours, words like others.
      for (const term of [termOf(name, false), termOf(value, quoted !== undefined)]) add(parsed.terms, term);
    } else if (field === 'date') {
      const range = dateRange(value);
      if (range) parsed.dates.push(range);
      else add(parsed.terms, termOf(value, false));
    } else if (field === 'number') add(parsed.numbers, numberTerm(value));
    else if (field === 'counterpart')
      add(parsed.counterparts, { ...termOf(value, quoted !== undefined), number: null, ordinal: null } as Term);
    else add(sign && begins ? parsed.without : parsed.terms, termOf(value, quoted !== undefined));
  }
  return parsed;
}

function add(terms: Term[], term: Term | null): void {
  if (term && (term.words?.length || term.number) && terms.length < mostTerms) terms.push(term);
}

function termOf(value: string, quoted: boolean): Term | null {
  const words = foldWords(value).slice(0, mostWords);
  if (words.length === 0) return null;
  const prefix = !quoted && /[\p{L}\p{N}]\*$/u.test(value);
  const numbered = !quoted && /\d/.test(value);
  const [, digits] = numbered ? (/^№?0*(\d{1,10})$/u.exec(value.trim()) ?? []) : [];
  return {
    words,
    prefix,
    number: numbered && (words.length > 1 || value.length > 2) ? foldNumber(value) : null,
    ordinal: digits ? Number(digits) : null,
  };
}

function numberTerm(value: string): Term | null {
  const key = foldNumber(value);
  const [, digits] = /^0*(\d{1,10})$/.exec(key) ?? [];
  return key ? { words: [], prefix: false, number: key, ordinal: digits ? Number(digits) : null } : null;
}
