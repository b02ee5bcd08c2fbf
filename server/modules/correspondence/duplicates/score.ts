// How surely two letters are one paper. Pure: the candidates come from the database, this judges each of them.
import type { DuplicateReason } from '#contract/correspondence.ts';
import { distance, nameLikeness } from '#core/contact-checks/name-likeness.ts';
import { foldWords } from '#core/search/fold.ts';

export interface ComparedLetter {
  senders: readonly string[];
  inns: readonly string[];
  numberKey: string;
  documentDate: string | null;
  subject: string;
  files: readonly string[];
}
export interface Likeness {
  score: number;
  reasons: DuplicateReason[];
}

/** From this score on a letter is shown as a likely double. */
export const shownFrom = 0.5;

type DateRelation = 'equal' | 'near' | 'other-year' | 'far' | 'missing';
type NumberRelation = 'equal' | 'mistyped' | 'differs' | 'missing';

export function likenessOf(mine: ComparedLetter, theirs: ComparedLetter): Likeness {
  const sender = senderOf(mine, theirs);
  const number = numberOf(mine.numberKey, theirs.numberKey);
  const date = dateOf(mine.documentDate, theirs.documentDate);
  const subject = subjectOf(mine.subject, theirs.subject);
  const sameFile = mine.files.some((file) => theirs.files.includes(file));
  let score = byCard(number, sender.alike, date, subject, mine.numberKey.length);
  if (sameFile) score = Math.max(score, byFile(number, date));
  const reasons: DuplicateReason[] = [];
  if (sameFile) reasons.push('same-file');
  if (sender.inn) reasons.push('same-inn');
  else if (sender.alike !== null && sender.alike >= 0.97) reasons.push('same-sender');
  else if (sender.alike !== null && sender.alike >= 0.6) reasons.push('like-sender');
  if (number === 'equal') reasons.push('same-number');
  if (number === 'mistyped') reasons.push('like-number');
  if (date === 'equal') reasons.push('same-date');
  if (date === 'near') reasons.push('near-date');
  if (date === 'other-year') reasons.push('other-year');
  if (subject !== null && subject >= 0.6) reasons.push('like-subject');
  return { score: Math.round(score * 100) / 100, reasons };
}

/** A number, a sender and a date together name a paper; each that is missing or strays leaves it to the others. */
function byCard(
  number: NumberRelation,
  sender: number | null,
  date: DateRelation,
  subject: number | null,
  numberLength: number,
): number {
  const about = subject ?? 0;
  if (number === 'equal') {
    if (sender === null) return date === 'equal' && numberLength >= 4 ? 0.6 : 0.3;
    if (sender >= 0.65) return bySenderAndNumber(date, subject, numberLength) * (sender < 0.8 ? 0.95 : 1);
    if (sender >= 0.4) return date === 'equal' ? 0.45 + 0.4 * about : date === 'near' ? 0.3 + 0.3 * about : about * 0.6;
    return date === 'equal' && numberLength >= 4 && about >= 0.6 ? 0.6 : 0.2;
  }
  if (sender === null || sender < 0.65) return 0.1;
  if (number === 'mistyped') return date === 'equal' && about >= 0.6 ? 0.4 + 0.35 * about : 0.3;
  if (number === 'differs') return 0.15;
  if (date === 'equal') return about >= 0.55 ? 0.5 + 0.4 * about : 0.3 + 0.2 * about;
  if (date === 'near') return about >= 0.8 ? 0.35 + 0.3 * about : 0.2;
  return date === 'missing' && about >= 0.8 ? 0.35 + 0.35 * about : 0.15;
}

function bySenderAndNumber(date: DateRelation, subject: number | null, numberLength: number): number {
  const about = subject ?? 0.5;
  if (date === 'equal') return 0.97;
  if (date === 'near') return subject !== null && subject < 0.2 ? 0.45 : 0.9;
  // A short number comes anew each year: without the day the subject must speak for it.
  if (date === 'missing') return numberLength >= 4 ? 0.6 + 0.3 * about : 0.3 + 0.5 * about;
  if (date === 'other-year') return about >= 0.6 ? 0.55 + 0.25 * about : 0.3;
  return about >= 0.75 ? 0.3 + 0.35 * about : 0.2;
}

/** The very same file: one scan sent twice, unless the cards say that it is a common appendix. */
function byFile(number: NumberRelation, date: DateRelation): number {
  if (number === 'differs') return date === 'equal' ? 0.55 : 0.4;
  return 0.95;
}

function senderOf(mine: ComparedLetter, theirs: ComparedLetter): { alike: number | null; inn: boolean } {
  const inn = mine.inns.some((one) => one !== '' && theirs.inns.includes(one));
  if (mine.senders.length === 0 || theirs.senders.length === 0) return { alike: inn ? 1 : null, inn };
  const alike = Math.max(...mine.senders.flatMap((one) => theirs.senders.map((other) => nameLikeness(one, other))));
  return { alike: inn ? 1 : alike, inn };
}

function numberOf(one: string, other: string): NumberRelation {
  if (one === '' || other === '') return 'missing';
  if (one === other || looks(one) === looks(other)) return 'equal';
  // One sign lost or two exchanged is a slip; another digit is the next letter of the same sender.
  const slipped = distance(one, other) === 1 && (one.length !== other.length || sameSigns(one, other));
  return slipped && Math.min(one.length, other.length) >= 4 ? 'mistyped' : 'differs';
}
const sameSigns = (one: string, other: string): boolean => [...one].sort().join('') === [...other].sort().join('');
/** Signs that scans and hands confuse. */
const looks = (key: string): string => key.replaceAll('о', '0').replaceAll('з', '3').replaceAll('l', '1');

const days = (from: string, to: string): number => Math.abs(Date.parse(from) - Date.parse(to)) / 86_400_000;
function dateOf(one: string | null, other: string | null): DateRelation {
  if (!one || !other) return 'missing';
  if (one === other) return 'equal';
  if (days(one, other) <= 3) return 'near';
  const [year, month, day] = one.split('-') as [string, string, string];
  const [year2, month2, day2] = other.split('-') as [string, string, string];
  if (year === year2 && month === day2 && day === month2) return 'near';
  return month === month2 && day === day2 && Math.abs(Number(year) - Number(year2)) === 1 ? 'other-year' : 'far';
}

const silent = new Set('о об от по на в и с к за из для при о не'.split(' '));
const stems = (text: string): Set<string> =>
  new Set(
    foldWords(text)
      .filter((word) => word !== '' && !silent.has(word))
      .map((word) => word.slice(0, 5)),
  );

/** Null when one of them says nothing yet. */
function subjectOf(one: string, other: string): number | null {
  const a = stems(one);
  const b = stems(other);
  if (a.size === 0 || b.size === 0) return null;
  let shared = 0;
  for (const stem of a) if (b.has(stem)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}
