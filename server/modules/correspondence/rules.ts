// Decisions of the registry: states, required fields, who a letter is from or to. Pure: no database, no clock.
import type { StateGroup } from '#contract/core.ts';
import type { Direction, letterStates, requirableFields } from '#contract/correspondence.ts';

export type LetterState = (typeof letterStates)[number];
export type RequirableField = (typeof requirableFields)[number];

export const recordKindOf = (direction: Direction): string => `${direction}_letter`;
/** What the organisation's own fields of letters are kept under. */
export const letterFieldSubject = 'letter';
export const letterRecordKinds = ['incoming_letter', 'outgoing_letter', 'internal_letter'] as const;

const groups: Record<LetterState, StateGroup> = {
  registered: 'new',
  in_work: 'work',
  done: 'done',
  cancelled: 'refused',
};
export const stateGroupOf = (state: LetterState): StateGroup => groups[state];

const managing = new Set(['create', 'update', 'close', 'reopen'].map((verb) => `correspondence.journal.${verb}`));
/** Operations that change a journal need a grant that reaches it; all others may look at every journal. */
export const managesJournals = (operation: string): boolean => managing.has(operation);

/** How many characters of names a list's cell and its index hold. */
const counterpartMax = 500;

/** The other side as lists show, sort and find it. */
export function counterpartOf(letter: {
  direction: Direction;
  correspondentName: string;
  addressees: readonly { name: string }[];
  addresseeName: string | null;
}): string {
  const written = {
    incoming: letter.correspondentName,
    outgoing: letter.addressees.map((one) => one.name).join('; '),
    internal: letter.addresseeName ?? letter.correspondentName,
  }[letter.direction];
  return written.length > counterpartMax ? `${written.slice(0, counterpartMax - 1)}…` : written;
}

/** The values that a kind may require, as they will be kept. */
export interface RequiredValues extends Record<Exclude<RequirableField, 'files'>, unknown> {
  files: number;
}
const empty = (value: unknown): boolean => value === null || value === undefined || value === '' || value === 0;

/** Required fields that are empty; `mainSheets` 0 is as good as none. */
export const missingFields = (required: readonly string[], values: RequiredValues): RequirableField[] =>
  (required as RequirableField[]).filter((field) => empty(values[field]));

const typed: ReadonlySet<string> = new Set([
  'subject',
  'correspondentName',
  'addressees',
  'signatoryName',
  'signatoryPosition',
  'forwardedTo',
  'instruction',
  'signatureNote',
  'signatureCheck',
  'note',
  'cancelReason',
]);
/**
 * The fields of a letter whose values people typed: their old and new values are kept under the record's own key. What the
 * organisation's own fields hold is not known, so all of them count.
 */
export const typedFields = { has: (field: string): boolean => typed.has(field) || field.startsWith('custom.') };
