// What a change of a letter asks for: names and contacts looked up, the result checked against the letter's kind.

import type { Input } from '#contract/core.ts';
import type { updateLetter } from '#contract/correspondence.ts';
import { type FieldDefinition, readFields } from '#core/fields/definition.ts';
import { shownValues } from '#core/fields/read-values.ts';
import { type CustomValue, requireValues, takeValues, valuesAfter } from '#core/fields/take-values.ts';
import type { FieldChange } from '#core/records/change.ts';
import { sql } from '#core/sql.ts';
import type { Unit } from '#core/unit.ts';
import { keepDeliveries, sayToEach, summaryOf, withStanding } from './delivery/addressees.ts';
import { letterKindSql, requireFields, requireKind } from './letter-kind.ts';
import { nameIn, ourPeople } from './our-people.ts';
import { type Parties, requireOtherSide, resolveParties, type TypedParties } from './parties.ts';
import { letterFieldSubject, recordKindOf } from './rules.ts';
import type { Registry } from './tables.ts';
import type { LetterAddressee, WholeLetter } from './whole-letter.ts';

export type LetterPatch = Omit<Input<typeof updateLetter>, 'id'>;

/** Addressees as a change compares and tells them. */
const toldAddressees = (addressees: readonly LetterAddressee[]) =>
  addressees.map(({ contactId, name, deliveryMethod, trackingNumber }) => ({
    contactId,
    name,
    deliveryMethod,
    trackingNumber,
  }));

const prefix = 'custom.';
/** Values of the organisation's own fields under the names that a change of them uses. */
const named = (values: Record<string, CustomValue | null>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [prefix + key, value]));

/** A letter's fields under the names that a change of it uses. */
export const currentFields = (letter: WholeLetter): Record<string, unknown> => ({
  ...letter,
  addressees: toldAddressees(letter.addressees),
  ...named(shownValues(letter.custom)),
});

/** Whom the letter is from or to after the change; undefined when the change does not say. */
async function partiesAfter(
  unit: Unit<Registry>,
  letter: WholeLetter,
  patch: LetterPatch,
): Promise<Parties | undefined> {
  const sameName = patch.correspondentName === undefined || patch.correspondentName === letter.correspondentName;
  const sameContact = patch.correspondentId === undefined || patch.correspondentId === letter.correspondentId;
  const typed: TypedParties = {};
  if (!sameContact) typed.correspondentId = patch.correspondentId;
  if (!sameName && !typed.correspondentId) typed.correspondentName = patch.correspondentName;
  // A contact taken away without a new name leaves the name that stands.
  if (!sameContact && !patch.correspondentId && sameName) typed.correspondentName = letter.correspondentName;
  const others = patch.addressees ?? [];
  if (letter.direction !== 'outgoing') {
    if (sameName && sameContact && others.length === 0) return undefined;
    return resolveParties(unit, letter.direction, { ...typed, addressees: others });
  }
  const { deliveryMethod, trackingNumber } = patch;
  const saying = deliveryMethod !== undefined || trackingNumber !== undefined;
  const said = (list: NonNullable<LetterPatch['addressees']>) => ({
    addressees: sayToEach(list, { deliveryMethod, trackingNumber }),
  });
  if (patch.addressees !== undefined) {
    const list = withStanding(letter.addressees, others);
    return resolveParties(unit, 'outgoing', list.length > 0 ? said(list) : typed);
  }
  if (sameName && sameContact && !saying) return undefined;
  // One correspondent of an outgoing letter is its first addressee; the others stay.
  const standing = toldAddressees(letter.addressees).map((one) => ({
    contactId: one.contactId ?? undefined,
    name: one.name,
    deliveryMethod: one.deliveryMethod as never,
    trackingNumber: one.trackingNumber,
  }));
  if (sameName && sameContact) return resolveParties(unit, 'outgoing', said(standing));
  const first = { contactId: typed.correspondentId ?? undefined, name: typed.correspondentName };
  return resolveParties(unit, 'outgoing', said([first, ...standing.slice(1)]));
}

export interface ResolvedPatch {
  /** Field → new value, in the shapes of `currentFields`. */
  fields: Record<string, unknown>;
  parties: Parties | undefined;
  /** The organisation's own fields, when the change is about them or about what they depend on. */
  definitions: FieldDefinition[];
}

export async function resolvePatch(
  unit: Unit<Registry>,
  letter: WholeLetter,
  patch: LetterPatch,
): Promise<ResolvedPatch> {
  const { correspondentId: _id, correspondentName: _name, addressees: _addressees, custom, ...plain } = patch;
  const parties = await partiesAfter(unit, letter, patch);
  const fields: Record<string, unknown> = { ...plain };
  if (letter.direction === 'outgoing') {
    // Of the delivery of an outgoing letter only its addressees say.
    delete fields.deliveryMethod;
    delete fields.trackingNumber;
  }
  if (parties && letter.direction === 'outgoing') fields.addressees = toldAddressees(parties.addressees);
  else if (parties)
    Object.assign(fields, { correspondentId: parties.correspondentId, correspondentName: parties.correspondentName });
  const definitions = custom || patch.kindId !== undefined ? await readFields(unit, letterFieldSubject) : [];
  if (custom) {
    const place = placeOf({ ...letter, kindId: patch.kindId === undefined ? letter.kindId : patch.kindId });
    Object.assign(fields, named(await takeValues(unit, definitions, place, custom, shownValues(letter.custom))));
  }
  return { fields, parties, definitions };
}

const placeOf = (letter: Pick<WholeLetter, 'direction' | 'kindId'>) => ({
  kind: recordKindOf(letter.direction),
  variantId: letter.kindId,
});

/** The letter as it will be; refuses unknown people, an unfit kind and required fields left empty. */
export async function letterAfter(
  unit: Unit<Registry>,
  before: WholeLetter,
  changes: readonly FieldChange[],
  { parties, definitions }: Pick<ResolvedPatch, 'parties' | 'definitions'>,
): Promise<WholeLetter> {
  const changed = new Set(changes.map((change) => change.field));
  const own = changes.filter((change) => change.field.startsWith(prefix));
  const values = Object.fromEntries(
    changes.filter((change) => !own.includes(change)).map((change) => [change.field, change.to]),
  );
  const after: WholeLetter = { ...before, ...values, ...(parties ?? {}) };
  const written = own.map((change) => [change.field.slice(prefix.length), change.to as CustomValue | null] as const);
  after.custom = valuesAfter(before.custom, Object.fromEntries(written));
  after.addressees = parties ? keepDeliveries(before.addressees, parties.addressees) : before.addressees;
  if (parties && before.direction === 'outgoing') Object.assign(after, summaryOf(after.addressees));
  const people = await ourPeople(unit, [
    changed.has('responsibleId') ? after.responsibleId : null,
    changed.has('addresseeId') ? after.addresseeId : null,
    changed.has('departmentId') ? after.departmentId : null,
  ]);
  if (changed.has('responsibleId')) after.responsibleName = nameIn(people, 'responsibleId', after.responsibleId);
  if (changed.has('addresseeId')) after.addresseeName = nameIn(people, 'addresseeId', after.addresseeId);
  if (changed.has('departmentId')) after.departmentName = nameIn(people, 'departmentId', after.departmentId);
  requireOtherSide(after);
  // What a field came to ask for later does not stop changes of others; another kind asks for all of its own.
  const among = changed.has('kindId') ? undefined : new Set(written.map(([key]) => key));
  requireValues(definitions, placeOf(after), after.custom, among);
  if (after.kindId !== null || changed.has('kindId')) {
    const row = await unit
      .from('journal')
      .select(letterKindSql(sql`${after.kindId}::uuid`).as('kind'))
      .where('journal.id', '=', before.journalId)
      .executeTakeFirstOrThrow();
    if (changed.has('kindId')) {
      requireKind(row.kind, after.kindId, before.direction);
      after.kindName = row.kind?.name ?? null;
    }
    // A kind that came to require more later does not stop changes of other fields.
    requireFields(
      row.kind,
      { ...after, files: before.attachments.length },
      changed.has('kindId') ? undefined : changed,
    );
  }
  return after;
}
