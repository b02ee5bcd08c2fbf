// A letter from the input of its registration: empty fields filled in, parts given to people and groups.
import type { Input, Part } from '#contract/core.ts';
import type { registerLetter } from '#contract/correspondence.ts';
import type { LetterValues } from './whole-letter.ts';

export const valuesOf = (input: Input<typeof registerLetter>): LetterValues => ({
  subject: input.subject,
  kindId: input.kindId ?? null,
  correspondentId: null,
  correspondentName: '',
  addresseeId: input.addresseeId ?? null,
  signatoryName: input.signatoryName ?? '',
  signatoryPosition: input.signatoryPosition ?? '',
  documentDate: input.documentDate ?? null,
  externalNumber: input.externalNumber ?? '',
  receivedOn: input.receivedOn ?? null,
  caseIndex: input.caseIndex ?? '',
  forwardedTo: input.forwardedTo ?? '',
  mainSheets: input.mainSheets ?? null,
  appendixCount: input.appendixCount ?? null,
  appendixSheets: input.appendixSheets ?? null,
  instruction: input.instruction ?? '',
  responsibleId: input.responsibleId ?? null,
  dueOn: input.dueOn ?? null,
  onControl: input.onControl ?? false,
  clearance: input.clearance ?? 'none',
  signatureNote: input.signatureNote ?? '',
  signatureCheck: input.signatureCheck ?? '',
  departmentId: input.departmentId ?? null,
  deliveryMethod: input.deliveryMethod ?? null,
  trackingNumber: input.trackingNumber ?? '',
  note: input.note ?? '',
  answerBy: input.answerBy ?? null,
});

/** Which field of a letter gives which part in its record. */
export const partOfField = {
  responsibleId: 'responsible',
  addresseeId: 'recipient',
  departmentId: 'executor',
} as const satisfies Partial<Record<keyof LetterValues, Part>>;

export function participantsOf(
  authorId: string,
  homeId: string | null,
  letter: LetterValues,
): { principalId: string; part: Part }[] {
  const parts: { principalId: string; part: Part }[] = [{ principalId: authorId, part: 'author' }];
  if (homeId) parts.push({ principalId: homeId, part: 'home' });
  for (const [field, part] of Object.entries(partOfField) as [keyof typeof partOfField, Part][]) {
    const principalId = letter[field];
    if (principalId) parts.push({ principalId, part });
  }
  return parts;
}
