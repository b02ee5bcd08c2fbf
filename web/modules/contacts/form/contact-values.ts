// The values of a contact's form and how they become the operation's input. Fields that the kind doesn't have are left out.
import type { createContact, readContact, updateContact } from '#contract/contacts.ts';
import type { Output, RawInput } from '#contract/core.ts';
import { changedFields } from '../../../core/form/changed-fields.ts';
import type { LookupValue } from '../../../core/form/Lookup.tsx';
import { phoneText } from '../words.ts';

export type ContactKind = 'organisation' | 'person';

export interface ContactValues {
  kind: ContactKind;
  name: string;
  fullName: string;
  inn: string;
  kpp: string;
  ogrn: string;
  postalAddress: string;
  legalAddress: string;
  emails: LookupValue[];
  phones: LookupValue[];
  organisation: LookupValue | null;
  position: string;
  note: string;
}

export const emptyContact = (kind: ContactKind, organisation: LookupValue | null): ContactValues => ({
  kind,
  name: '',
  fullName: '',
  inn: '',
  kpp: '',
  ogrn: '',
  postalAddress: '',
  legalAddress: '',
  emails: [],
  phones: [],
  organisation,
  position: '',
  note: '',
});

const chips = (words: string[]): LookupValue[] => words.map((label) => ({ id: null, label }));

export const valuesOf = (contact: Output<typeof readContact>): ContactValues => ({
  kind: contact.kind,
  name: contact.name,
  fullName: contact.fullName,
  inn: contact.inn,
  kpp: contact.kpp,
  ogrn: contact.ogrn,
  postalAddress: contact.postalAddress,
  legalAddress: contact.legalAddress,
  emails: chips(contact.emails),
  phones: chips(contact.phones.map(phoneText)),
  organisation: contact.organisationId ? { id: contact.organisationId, label: contact.organisationName ?? '' } : null,
  position: contact.position,
  note: contact.note,
});

function fieldsOf(values: ContactValues) {
  const shared = {
    name: values.name,
    inn: values.inn,
    postalAddress: values.postalAddress,
    emails: values.emails.map((one) => one.label),
    phones: values.phones.map((one) => one.label),
    note: values.note,
  };
  return values.kind === 'organisation'
    ? { ...shared, fullName: values.fullName, kpp: values.kpp, ogrn: values.ogrn, legalAddress: values.legalAddress }
    : { ...shared, organisationId: values.organisation?.id ?? null, position: values.position };
}

const isGiven = (value: unknown) => value !== '' && value !== null && !(Array.isArray(value) && value.length === 0);

export function toCreate(values: ContactValues): RawInput<typeof createContact> {
  const { name, ...rest } = fieldsOf(values);
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => isGiven(value)));
  return { kind: values.kind, name, ...given };
}

export const toUpdate =
  (id: string) =>
  (values: ContactValues, before: ContactValues): RawInput<typeof updateContact> => ({
    id,
    ...changedFields<object>(fieldsOf(values), fieldsOf(before)),
  });

/** Field of the input → field of the form. */
export const contactAliases: Record<string, string> = { organisationId: 'organisation' };
