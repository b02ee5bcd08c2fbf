// A letter's card for the answer: what was read or just written, in the contract's shape, with what the actor may do.

import type { Output } from '#contract/core.ts';
import type { readLetter } from '#contract/correspondence.ts';
import { peopleIn, shownValues } from '#core/fields/read-values.ts';
import { operationsOn } from '#core/records/participants.ts';
import { recordKindOf } from './rules.ts';
import type { WholeLetter } from './whole-letter.ts';

export type LetterCard = Output<typeof readLetter>;

const cardOperations = [
  'correspondence.letter.register',
  'correspondence.letter.chain',
  'record.attachment.quarantine',
  'record.comment.list',
  'record.comment.add',
  'record.link.add',
  'record.link.remove',
  'record.timeline.read',
  'record.watch.set',
];
/** What a cancelled letter no longer allows. */
const whileActive = [
  'correspondence.letter.update',
  'correspondence.letter.cancel',
  'correspondence.delivery.set',
  'correspondence.letter.addCopy',
  'record.attachment.add',
  'record.attachment.remove',
];

const named = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

export function letterCardOf(handle: object, letter: WholeLetter): LetterCard {
  const kind = recordKindOf(letter.direction);
  const { id, clearance, life, participants } = letter;
  const operations = life === 'active' ? [...whileActive, ...cardOperations] : cardOperations;
  return {
    id,
    kind,
    number: letter.number,
    title: letter.subject,
    counterpart: letter.counterpart,
    state: letter.state,
    stateGroup: letter.stateGroup,
    dueOn: letter.dueOn,
    registeredOn: letter.registeredOn,
    responsible: named(letter.responsibleId, letter.responsibleName),
    life,
    clearance,
    version: letter.version,
    changedAt: letter.changedAt,
    direction: letter.direction,
    journal: { id: letter.journalId, name: letter.journalName },
    letterKind: named(letter.kindId, letter.kindName),
    subject: letter.subject,
    correspondent: named(letter.correspondentId, letter.correspondentName),
    correspondentName: letter.correspondentName,
    addressees: letter.addressees.map(({ kind: _kind, ...addressee }) => addressee),
    addressee: named(letter.addresseeId, letter.addresseeName),
    signatoryName: letter.signatoryName,
    signatoryPosition: letter.signatoryPosition,
    documentDate: letter.documentDate,
    externalNumber: letter.externalNumber,
    receivedOn: letter.receivedOn,
    caseIndex: letter.caseIndex,
    forwardedTo: letter.forwardedTo,
    mainSheets: letter.mainSheets,
    appendixCount: letter.appendixCount,
    appendixSheets: letter.appendixSheets,
    instruction: letter.instruction,
    onControl: letter.onControl,
    signatureNote: letter.signatureNote,
    signatureCheck: letter.signatureCheck,
    department: named(letter.departmentId, letter.departmentName),
    deliveryMethod: letter.deliveryMethod,
    trackingNumber: letter.trackingNumber,
    note: letter.note,
    cancelReason: letter.cancelReason,
    answerBy: letter.answerBy,
    answeredOn: letter.answeredOn,
    custom: shownValues(letter.custom),
    author: { id: letter.createdBy, name: letter.authorName },
    createdAt: letter.createdAt,
    watching: letter.watching,
    attachments: letter.attachments.map((file) => ({ ...file, addedAt: new Date(file.addedAt).toISOString() })),
    can: operationsOn(handle, { id, kind, clearance, life, participants }, operations),
  };
}

/** People among the other side, whose data the card shows. */
export function peopleOf(
  letter: Pick<WholeLetter, 'correspondentId' | 'correspondentKind' | 'addressees' | 'custom'>,
): string[] {
  const people = letter.addressees.filter((one) => one.kind === 'person').flatMap((one) => one.contactId ?? []);
  if (letter.correspondentKind === 'person' && letter.correspondentId) people.push(letter.correspondentId);
  return [...new Set([...people, ...peopleIn(letter.custom)])];
}
