// Whom a letter is from or to: contacts chosen, found by name or made in place, as its direction asks.
import type { Input } from '#contract/core.ts';
import type { Direction, registerLetter } from '#contract/correspondence.ts';
import { newId } from '#core/ids.ts';
import { refuseField } from '#core/refusal.ts';
import type { Unit } from '#core/unit.ts';
import { findOrMakeContacts, type KnownContacts, knownContacts, type NamedParty } from '#modules/contacts/index.ts';
import type { Registry } from './tables.ts';
import type { LetterAddressee, WholeLetter } from './whole-letter.ts';

export type TypedParties = Pick<Input<typeof registerLetter>, 'correspondentId' | 'correspondentName' | 'addressees'>;
export type Parties = Pick<WholeLetter, 'correspondentId' | 'correspondentName' | 'correspondentKind' | 'addressees'>;

const nobody: Parties = { correspondentId: null, correspondentName: '', correspondentKind: null, addressees: [] };

const isNamed = (party: NamedParty): boolean => Boolean(party.contactId || party.name);

const correspondentOf = (typed: TypedParties): NamedParty => ({
  contactId: typed.correspondentId,
  name: typed.correspondentName,
});
const partiesOf = (typed: TypedParties): readonly NamedParty[] =>
  typed.addressees?.length ? typed.addressees : [correspondentOf(typed)];

/** What is known of the parties, asked for ahead of `resolveParties`, which tells what went wrong in it. */
export function partiesAhead(unit: Unit<Registry>, typed: TypedParties): Promise<KnownContacts> {
  const known = knownContacts(unit, partiesOf(typed));
  known.catch(() => undefined);
  return known;
}

export async function resolveParties(
  unit: Unit<Registry>,
  direction: Direction,
  typed: TypedParties,
  known?: Promise<KnownContacts>,
): Promise<Parties> {
  const correspondent = correspondentOf(typed);
  const addressees = typed.addressees ?? [];
  if (direction === 'outgoing') return toAddressees(unit, partiesOf(typed), addressees, known);
  if (addressees.length > 0) throw refuseField('addressees', 'addressees_of_outgoing');
  // Inside the organisation the other side is one of ours; a name typed there is not made a contact.
  if (direction === 'internal' && !correspondent.contactId) {
    return { ...nobody, correspondentName: correspondent.name ?? '' };
  }
  if (!isNamed(correspondent)) throw refuseField('correspondentName', 'correspondent_missing');
  const [found] = await findOrMakeContacts(unit, [correspondent], known);
  if (!found) throw refuseField('correspondentId', 'not_found');
  return { ...nobody, correspondentId: found.id, correspondentName: found.name, correspondentKind: found.kind };
}

async function toAddressees(
  unit: Unit<Registry>,
  parties: readonly NamedParty[],
  addressees: NonNullable<TypedParties['addressees']>,
  known?: Promise<KnownContacts>,
): Promise<Parties> {
  const unnamed = parties.findIndex((party) => !isNamed(party));
  if (unnamed >= 0) {
    throw refuseField(addressees.length > 0 ? `addressees.${unnamed}.name` : 'addressees', 'addressee_missing');
  }
  const found = await findOrMakeContacts(unit, parties, known);
  const resolved = found.map((party, place): LetterAddressee => {
    if (!party) {
      const field = addressees.length > 0 ? `addressees.${place}.contactId` : 'correspondentId';
      throw refuseField(field, 'not_found');
    }
    const typed = addressees[place];
    return {
      id: newId(unit.now.getTime()),
      contactId: party.id,
      name: party.name,
      deliveryMethod: typed?.deliveryMethod ?? null,
      trackingNumber: typed?.trackingNumber ?? '',
      kind: party.kind,
      deliveryState: 'to_send',
      sentOn: null,
      settledOn: null,
      deliveryNote: '',
      register: null,
    };
  });
  const first = resolved[0] as LetterAddressee;
  return {
    correspondentId: first.contactId,
    correspondentName: first.name,
    correspondentKind: first.kind,
    addressees: resolved,
  };
}

/** An internal letter is addressed to somebody of ours, or at least by name. */
export function requireOtherSide(letter: Pick<WholeLetter, 'direction' | 'addresseeId' | 'correspondentName'>): void {
  if (letter.direction === 'internal' && letter.addresseeId === null && letter.correspondentName === '')
    throw refuseField('addresseeId', 'addressee_missing');
}

export function insertAddressees(
  unit: Unit<Registry>,
  letterId: string,
  addressees: readonly LetterAddressee[],
  wanted: (one: LetterAddressee) => boolean = () => true,
): void {
  const rows = addressees.flatMap((one, position) =>
    wanted(one)
      ? {
          id: one.id,
          letter_id: letterId,
          contact_id: one.contactId,
          name: one.name,
          delivery_method: one.deliveryMethod,
          tracking_number: one.trackingNumber,
          delivery_state: one.deliveryState,
          position,
        }
      : [],
  );
  if (rows.length > 0) unit.behind(unit.insert('letter_addressee', rows));
}
