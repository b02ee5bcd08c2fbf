// The values of the letter form and how they become the operation's input; empty fields are left out or cleared.
import type { Output, RawInput } from '#contract/core.ts';
import type { Direction, readLetter, registerLetter, updateLetter } from '#contract/correspondence.ts';
import type { StoredFile } from '../../../core/api/upload.ts';
import { customChanged, customGiven, customToForm } from '../../../core/fields/custom-values.ts';
import type { LookupValue } from '../../../core/form/Lookup.tsx';
import { chosenOf } from '../numbers/ordinals.ts';

export interface LetterValues {
  journalId: string;
  registeredOn: string | null;
  /** Empty for the next one; «12», «12а» for one of the reserve or typed by hand. */
  number: string;
  kindId: string | null;
  correspondent: LookupValue | null;
  addressees: LookupValue[];
  addressee: LookupValue | null;
  externalNumber: string;
  documentDate: string | null;
  receivedOn: string | null;
  subject: string;
  signatoryName: string;
  signatoryPosition: string;
  responsible: LookupValue | null;
  dueOn: string | null;
  answerBy: string | null;
  onControl: boolean;
  instruction: string;
  department: LookupValue | null;
  deliveryMethod: string | null;
  trackingNumber: string;
  mainSheets: number | null;
  appendixCount: number | null;
  appendixSheets: number | null;
  caseIndex: string;
  forwardedTo: string;
  clearance: string;
  signatureNote: string;
  signatureCheck: string;
  note: string;
  files: StoredFile[];
}

export const emptyLetter = (journalId: string, today: string, direction: Direction): LetterValues => ({
  journalId,
  registeredOn: today,
  number: '',
  kindId: null,
  correspondent: null,
  addressees: [],
  addressee: null,
  externalNumber: '',
  documentDate: null,
  receivedOn: direction === 'incoming' ? today : null,
  subject: '',
  signatoryName: '',
  signatoryPosition: '',
  responsible: null,
  dueOn: null,
  answerBy: null,
  onControl: false,
  instruction: '',
  department: null,
  deliveryMethod: null,
  trackingNumber: '',
  mainSheets: null,
  appendixCount: null,
  appendixSheets: null,
  caseIndex: '',
  forwardedTo: '',
  clearance: 'none',
  signatureNote: '',
  signatureCheck: '',
  note: '',
  files: [],
});

type Card = Output<typeof readLetter>;
const lookup = (one: { id: string; name: string } | null): LookupValue | null =>
  one ? { id: one.id, label: one.name } : null;

export const valuesOf = (letter: Card): LetterValues => ({
  journalId: letter.journal.id,
  registeredOn: letter.registeredOn,
  number: '',
  kindId: letter.letterKind?.id ?? null,
  correspondent:
    lookup(letter.correspondent) ?? (letter.correspondentName ? { id: null, label: letter.correspondentName } : null),
  addressees: letter.addressees.map((one) => ({ id: one.contactId, label: one.name })),
  addressee: lookup(letter.addressee),
  externalNumber: letter.externalNumber,
  documentDate: letter.documentDate,
  receivedOn: letter.receivedOn,
  subject: letter.subject,
  signatoryName: letter.signatoryName,
  signatoryPosition: letter.signatoryPosition,
  responsible: lookup(letter.responsible),
  dueOn: letter.dueOn,
  answerBy: letter.answerBy,
  onControl: letter.onControl,
  instruction: letter.instruction,
  department: lookup(letter.department),
  deliveryMethod: letter.deliveryMethod,
  trackingNumber: letter.trackingNumber,
  mainSheets: letter.mainSheets,
  appendixCount: letter.appendixCount,
  appendixSheets: letter.appendixSheets,
  caseIndex: letter.caseIndex,
  forwardedTo: letter.forwardedTo,
  clearance: letter.clearance,
  signatureNote: letter.signatureNote,
  signatureCheck: letter.signatureCheck,
  note: letter.note,
  files: [],
  ...customToForm(letter.custom),
});

/** Fields of the operation by the form's values; the same names on both sides where they hold the same thing. */
function fieldsOf(values: LetterValues, direction: Direction) {
  const party =
    direction === 'outgoing'
      ? { addressees: values.addressees.map((one) => (one.id ? { contactId: one.id } : { name: one.label })) }
      : values.correspondent
        ? values.correspondent.id
          ? { correspondentId: values.correspondent.id }
          : { correspondentName: values.correspondent.label }
        : {};
  return {
    subject: values.subject,
    kindId: values.kindId,
    ...party,
    addresseeId: values.addressee?.id ?? null,
    externalNumber: values.externalNumber,
    documentDate: values.documentDate,
    receivedOn: values.receivedOn,
    signatoryName: values.signatoryName,
    signatoryPosition: values.signatoryPosition,
    responsibleId: values.responsible?.id ?? null,
    dueOn: values.dueOn,
    answerBy: values.answerBy,
    onControl: values.onControl,
    instruction: values.instruction,
    departmentId: values.department?.id ?? null,
    deliveryMethod: values.deliveryMethod as never,
    trackingNumber: values.trackingNumber,
    mainSheets: values.mainSheets,
    appendixCount: values.appendixCount,
    appendixSheets: values.appendixSheets,
    caseIndex: values.caseIndex,
    forwardedTo: values.forwardedTo,
    clearance: values.clearance as never,
    signatureNote: values.signatureNote,
    signatureCheck: values.signatureCheck,
    note: values.note,
  };
}

export function toRegister(
  values: LetterValues,
  direction: Direction,
  answersId?: string,
  answeredDone?: boolean,
): RawInput<typeof registerLetter> {
  const { dueOn, answerBy, ...fields } = fieldsOf(values, direction);
  return {
    journalId: values.journalId,
    ...(values.registeredOn ? { registeredOn: values.registeredOn } : {}),
    ...(chosenOf(values.number) ? { number: chosenOf(values.number) } : {}),
    ...fields,
    // Without a typed deadline the server counts it by the kind of the letter.
    ...(dueOn ? { dueOn } : {}),
    ...(answerBy ? { answerBy } : {}),
    fileIds: values.files.map((file) => file.id),
    ...customGiven(values),
    ...(answersId ? { answersId } : {}),
    ...(answersId && answeredDone !== undefined ? { answeredDone } : {}),
  };
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** Only what the person changed: others' changes of other fields then stay. */
export function toUpdate(
  values: LetterValues,
  before: LetterValues,
  id: string,
  direction: Direction,
): RawInput<typeof updateLetter> {
  const now = fieldsOf(values, direction) as Record<string, unknown>;
  const old = fieldsOf(before, direction) as Record<string, unknown>;
  const changed = Object.fromEntries(Object.entries(now).filter(([field, value]) => !same(value, old[field])));
  return { id, ...changed, ...customChanged(values, before) };
}

/** Field of the input → field of the form. */
/** The party that a letter of this direction can't do without, told together with the other empty fields. */
export function missingParty(values: LetterValues, direction: Direction, words: string): Record<string, string> {
  if (direction === 'incoming' && !values.correspondent) return { correspondent: words };
  if (direction === 'outgoing' && values.addressees.length === 0) return { addressees: words };
  return {};
}

export const letterAliases: Record<string, string> = {
  correspondentId: 'correspondent',
  correspondentName: 'correspondent',
  addresseeId: 'addressee',
  responsibleId: 'responsible',
  departmentId: 'department',
  fileIds: 'files',
};
