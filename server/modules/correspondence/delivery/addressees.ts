// Addressees of an outgoing letter with their deliveries: each keeps its own through changes of the list, and what the
// letter as a whole says of its delivery follows from them, never the other way round.
import { refuseField } from '#core/refusal.ts';
import type { Unit } from '#core/unit.ts';
import { insertAddressees, type TypedParties } from '../parties.ts';
import type { Registry } from '../tables.ts';
import type { LetterAddressee } from '../whole-letter.ts';

type Typed = NonNullable<TypedParties['addressees']>[number];

const fold = (name: string | undefined): string => (name ?? '').trim().toLowerCase();
const isSame = (one: LetterAddressee, typed: { contactId?: string | null | undefined; name?: string | undefined }) =>
  typed.contactId ? one.contactId === typed.contactId : fold(one.name) === fold(typed.name);

/** Addressees typed anew take the way of delivery and the tracking number that stand, unless they say their own. */
export const withStanding = (standing: readonly LetterAddressee[], typed: readonly Typed[]): Typed[] =>
  typed.map((one) => {
    const before = standing.find((known) => isSame(known, one));
    if (!before) return one;
    const {
      deliveryMethod = before.deliveryMethod as Typed['deliveryMethod'],
      trackingNumber = before.trackingNumber,
    } = one;
    return { ...one, deliveryMethod, trackingNumber };
  });

/** A change of what the letter says of its delivery: the way for all addressees, the number for the first. */
export const sayToEach = (
  addressees: readonly Typed[],
  said: { deliveryMethod?: Typed['deliveryMethod'] | undefined; trackingNumber?: string | undefined },
): Typed[] =>
  addressees.map((one, place) => ({
    ...one,
    ...(said.deliveryMethod === undefined ? {} : { deliveryMethod: said.deliveryMethod }),
    ...(said.trackingNumber === undefined || place > 0 ? {} : { trackingNumber: said.trackingNumber }),
  }));

/** At registration: addressees of whom nothing is said take what is said of the letter. */
export const fillFromLetter = (
  addressees: readonly LetterAddressee[],
  letter: { deliveryMethod: string | null; trackingNumber: string },
): LetterAddressee[] =>
  addressees.map((one, place) => ({
    ...one,
    deliveryMethod: one.deliveryMethod ?? letter.deliveryMethod,
    trackingNumber: one.trackingNumber || (place === 0 ? letter.trackingNumber : ''),
  }));

/** The same addressees keep their rows and deliveries; one to whom the letter has gone cannot be taken off it. */
export function keepDeliveries(
  before: readonly LetterAddressee[],
  after: readonly LetterAddressee[],
): LetterAddressee[] {
  const left = [...before];
  const kept = after.map((one) => {
    const place = left.findIndex((known) => isSame(known, one));
    if (place < 0) return one;
    const [known] = left.splice(place, 1) as [LetterAddressee];
    const { deliveryState, sentOn, settledOn, deliveryNote, register } = known;
    return { ...one, id: known.id, deliveryState, sentOn, settledOn, deliveryNote, register };
  });
  const gone = left.find((one) => one.register !== null || !['to_send', null].includes(one.deliveryState));
  if (gone) throw refuseField('addressees', 'addressee_sent', { name: gone.name });
  return kept;
}

export async function writeAddressees(
  unit: Unit<Registry>,
  letterId: string,
  before: readonly LetterAddressee[],
  after: readonly LetterAddressee[],
): Promise<void> {
  const known = new Set(before.map((one) => one.id));
  const stays = new Set(after.map((one) => one.id));
  const gone = before.filter((one) => !stays.has(one.id)).map((one) => one.id);
  if (gone.length > 0) await unit.remove('letter_addressee').where('letter_addressee.id', 'in', gone).execute();
  for (const [position, one] of after.entries()) {
    if (!known.has(one.id)) continue;
    await unit
      .update('letter_addressee')
      .set({
        contact_id: one.contactId,
        name: one.name,
        delivery_method: one.deliveryMethod,
        tracking_number: one.trackingNumber,
        position,
      })
      .where('letter_addressee.id', '=', one.id)
      .execute();
  }
  insertAddressees(unit, letterId, after, (one) => !known.has(one.id));
}

/** What lists and the card say of the whole letter: the way that all share, the number when there is one addressee. */
export function summaryOf(addressees: readonly Pick<LetterAddressee, 'deliveryMethod' | 'trackingNumber'>[]) {
  const [first] = addressees;
  const shared = first !== undefined && addressees.every((one) => one.deliveryMethod === first.deliveryMethod);
  return {
    deliveryMethod: shared ? first.deliveryMethod : null,
    trackingNumber: first && addressees.length === 1 ? first.trackingNumber : '',
  };
}
