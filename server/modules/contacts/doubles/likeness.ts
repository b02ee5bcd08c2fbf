// Whether two contacts look like one: by numbers, names, phones and mailboxes. Pure.
import type { doubleReasons } from '#contract/contacts.ts';
import { emailKey } from '#core/contact-checks/email.ts';
import { looseNameKey, nameLikeness } from '#core/contact-checks/name-likeness.ts';
import type { ContactKind } from '../tables.ts';

export type DoubleReason = (typeof doubleReasons)[number];
export interface ComparedContact {
  kind: ContactKind;
  name: string;
  fullName: string;
  inn: string;
  kpp: string;
  ogrn: string;
  emails: readonly string[];
  phones: readonly string[];
}

/** From this score on a pair is proposed. */
export const proposedFrom = 0.55;

const phoneKey = (phone: string): string =>
  phone
    .replace(/\s*доб\..*$/u, '')
    .replace(/\D/g, '')
    .slice(-10);

/** Contacts that share none of these are never compared. */
export function doubleKeys(contact: ComparedContact): string[] {
  const keys = [
    ...[contact.name, contact.fullName].map((name) => name && `name ${contact.kind} ${looseNameKey(name)}`),
    contact.inn && `inn ${contact.kind} ${contact.inn}`,
    contact.ogrn && `ogrn ${contact.ogrn}`,
    ...contact.emails.map((email) => `email ${contact.kind} ${emailKey(email)}`),
    ...contact.phones.map((phone) => `phone ${contact.kind} ${phoneKey(phone)}`),
  ];
  return [...new Set(keys.filter((key) => key !== ''))];
}

const share = (one: readonly string[], other: readonly string[], key: (value: string) => string): boolean => {
  const keys = new Set(one.map(key));
  return other.some((value) => keys.has(key(value)));
};

export function doubleLikeness(
  one: ComparedContact,
  other: ComparedContact,
): { score: number; reasons: DoubleReason[] } {
  const names = (contact: ComparedContact) => [contact.name, contact.fullName].filter((name) => name !== '');
  const alike = Math.max(...names(one).flatMap((a) => names(other).map((b) => nameLikeness(a, b))));
  const inn = one.inn !== '' && one.inn === other.inn;
  const innDiffers = one.inn !== '' && other.inn !== '' && !inn;
  const ogrn = one.ogrn !== '' && one.ogrn === other.ogrn;
  const phone = share(one.phones, other.phones, phoneKey);
  const email = share(one.emails, other.emails, emailKey);
  // Two branches name their own КПП: one taxpayer, two addressees.
  const branches = inn && one.kpp !== '' && other.kpp !== '' && one.kpp !== other.kpp;
  const reasons: DoubleReason[] = [
    ...(inn ? (['same-inn'] as const) : []),
    ...(ogrn ? (['same-ogrn'] as const) : []),
    ...(alike >= 0.97 ? (['same-name'] as const) : alike >= 0.7 ? (['like-name'] as const) : []),
    ...(phone ? (['same-phone'] as const) : []),
    ...(email ? (['same-email'] as const) : []),
  ];
  // A surname with initials is one of many; whole names and names of firms are rarer.
  const initials = one.kind === 'person' && [one.name, other.name].some((name) => /(?:^|\s)\p{L}\./u.test(name));
  let score = alike >= 0.7 ? alike * (initials ? 0.5 : 0.8) : alike * 0.4;
  if (phone || email) score += alike >= 0.7 ? (phone && email ? 0.35 : 0.2) : 0.1;
  if (inn || ogrn) score = Math.max(score, 0.95);
  if (branches) score = Math.min(score, 0.4);
  if (innDiffers) score = Math.min(score, 0.3);
  return { score: Math.round(Math.min(score, 0.99) * 100) / 100, reasons };
}
