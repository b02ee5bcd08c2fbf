// What a contact's fields may hold and how a contact is compared and found. Pure.
import { checkEmail, emailKey } from '#core/contact-checks/email.ts';
import { organisationKey, organisationName, plainName } from '#core/contact-checks/organisation-name.ts';
import { checkPhone } from '#core/contact-checks/phone.ts';
import { checkInn, checkKpp, checkOgrn, checkOgrnip } from '#core/contact-checks/registration-numbers.ts';
import { type FieldError, words as wordsOf } from '#core/refusal.ts';
import { givenNames } from './given-names.ts';
import type { ContactKind } from './tables.ts';

/** The fields that a person types, all of them, as they are kept. */
export interface ContactValues {
  name: string;
  fullName: string;
  inn: string;
  kpp: string;
  ogrn: string;
  postalAddress: string;
  legalAddress: string;
  emails: string[];
  phones: string[];
  organisationId: string | null;
  position: string;
  note: string;
}

export const emptyContact: ContactValues = {
  name: '',
  fullName: '',
  inn: '',
  kpp: '',
  ogrn: '',
  postalAddress: '',
  legalAddress: '',
  emails: [],
  phones: [],
  organisationId: null,
  position: '',
  note: '',
};

type Verdict = { ok: true; value: string } | { ok: false; code: string };

const numberChecks: Record<'inn' | 'kpp' | 'ogrn', (value: string) => Verdict> = {
  inn: checkInn,
  kpp: checkKpp,
  // Fifteen digits are the number of a sole trader.
  ogrn: (value) => (value.replace(/\D/g, '').length === 15 ? checkOgrnip(value) : checkOgrn(value)),
};

function phoneAsKept(typed: string): Verdict {
  const checked = checkPhone(typed);
  return checked.ok && checked.extension ? { ok: true, value: `${checked.value} доб. ${checked.extension}` } : checked;
}

/** The given fields as they are to be kept, and what is wrong with them. */
export function cleanContact<T extends Partial<ContactValues>>(typed: T): { values: T; errors: FieldError[] } {
  const values: T = { ...typed };
  const errors: FieldError[] = [];
  const take = (field: string, verdict: Verdict, kept: (value: string) => void) => {
    if (verdict.ok) kept(verdict.value);
    else errors.push({ field, code: verdict.code, message: wordsOf(verdict.code) });
  };
  for (const field of ['inn', 'kpp', 'ogrn'] as const) {
    const value = typed[field];
    if (!value) continue;
    take(field, numberChecks[field](value), (kept) => {
      values[field] = kept as T[typeof field];
    });
  }
  for (const [field, check] of [
    ['emails', checkEmail],
    ['phones', phoneAsKept],
  ] as const) {
    const list = typed[field];
    if (!list) continue;
    const kept: string[] = [];
    for (const [place, value] of list.entries()) {
      if (value !== '') take(`${field}.${place}`, check(value), (good) => kept.push(good));
    }
    values[field] = [...new Map(kept.map((one) => [emailKey(one), one])).values()] as T[typeof field];
  }
  return { values, errors };
}

/** Two contacts of a kind with one key have, for all that is written, one name. */
export const nameKey = (kind: ContactKind, name: string): string =>
  kind === 'organisation' ? organisationKey(name) : plainName(name);

const surname = /(ов|ев|ин|ын|ова|ева|ина|ына|ий|ая|ко|ук|юк|ич|ян|дзе|швили|ых|их|ль|ер|ман|рь|ун|ец|як|аш)$/u;
const patronymic = /(ич|вна|ична|инична|оглы|кызы)$/u;

/** A name typed without saying what it is: a patronymic, initials, or a given name beside one more word tell a person. */
export function kindOfName(name: string): ContactKind {
  if (organisationName(name).form !== '' || /["«»„“]/u.test(name)) return 'organisation';
  const parts = plainName(name).split(' ');
  if (parts.length === 3 && patronymic.test(parts[2] as string)) return 'person';
  const typed = name.trim();
  // «Надежда» and «Мария» are also what firms are called: the word beside a given name must be a surname.
  if (parts.length === 2 && /^\p{Lu}[\p{L}-]+\s+\p{Lu}\p{L}+$/u.test(typed)) {
    const [one, other] = parts as [string, string];
    if ((givenNames.has(other) && surname.test(one)) || (givenNames.has(one) && surname.test(other))) return 'person';
  }
  const initials = /^\p{Lu}[\p{L}-]+\s+\p{Lu}\.\s?\p{Lu}\.$|^\p{Lu}\.\s?\p{Lu}\.\s?\p{Lu}[\p{L}-]+$/u;
  return initials.test(typed) ? 'person' : 'organisation';
}

const letters = (text: string): string[] => plainName(text).split(' ').filter(Boolean);

/** Every word that finds the contact, as a tsvector literal's words. */
export function searchWordsOf(contact: ContactValues): string[] {
  const phones = contact.phones.flatMap((phone) => {
    const digits = phone.replace(/ доб.*$/u, '').replace(/\D/g, '');
    return [digits, digits.slice(-10)];
  });
  const found = [
    ...letters(contact.name),
    ...letters(contact.fullName),
    contact.inn,
    contact.ogrn,
    ...contact.emails.flatMap(letters),
    ...phones,
  ];
  return [...new Set(found.filter(Boolean))];
}

export interface ContactQuestion {
  /** The beginning of the name, without a legal form. */
  prefix: string;
  /** Beginnings of words that must all be found, as a tsquery. */
  words: string;
}

/** What a lookup's typed text asks for; null when nothing was typed. */
export function questionOf(typed: string): ContactQuestion | null {
  const asked = letters(typed).slice(0, 10);
  if (asked.length === 0) return null;
  return { prefix: organisationName(typed).name, words: asked.map((word) => `'${word}':*`).join(' & ') };
}

/** Whether two contacts with one ИНН may be the same: branches differ in КПП, but only when both name it. */
export const sameTaxpayer = (one: { inn: string; kpp: string }, other: { inn: string; kpp: string }): boolean =>
  one.inn !== '' && one.inn === other.inn && (one.kpp === other.kpp || one.kpp === '' || other.kpp === '');
