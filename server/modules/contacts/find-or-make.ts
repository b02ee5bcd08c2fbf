// Contacts that a letter names: chosen by id, or typed by name and then found by it, or made in place.
import { lockWords } from '#core/lock-words.ts';
import type { Unit } from '#core/unit.ts';
import { makeContact } from './make-contact.ts';
import { emptyContact, kindOfName, nameKey } from './rules.ts';
import type { ContactKind, ContactWorld } from './tables.ts';

export interface NamedParty {
  contactId?: string | null | undefined;
  name?: string | undefined;
}
export interface FoundParty {
  /** Null when the name fits several contacts, or the actor may not make one: the letter then keeps the name alone. */
  id: string | null;
  name: string;
  kind: ContactKind;
}

type Named = { id: string; name: string; kind: ContactKind; name_key: string };
const columns = ['contact.id', 'contact.name', 'contact.kind', 'contact.name_key'] as const;
const readRight = 'contacts.contact.read';

/** One answer per party, in their order; undefined for an id that the actor may not see and for a party without a name. */
export async function findOrMakeContacts(
  unit: Unit<ContactWorld>,
  parties: readonly NamedParty[],
): Promise<(FoundParty | undefined)[]> {
  const ids = [...new Set(parties.flatMap((party) => party.contactId ?? []))];
  const byId = new Map<string, Named>();
  if (ids.length > 0) {
    const rows = await unit
      .fromUnder(readRight, 'contact')
      .select([...columns, 'contact.merged_into'])
      .where('contact.id', 'in', ids)
      .execute();
    for (const { merged_into: keptId, ...row } of rows) {
      // A form that was opened before the merge still names the merged one.
      const kept = keptId
        ? await unit.fromUnder(readRight, 'contact').select(columns).where('contact.id', '=', keptId).executeTakeFirst()
        : row;
      if (kept) byId.set(row.id, kept);
    }
  }
  const byKey = new Map<string, FoundParty>();
  for (const party of parties) {
    const name = party.name?.trim();
    if (party.contactId || !name) continue;
    const kind = kindOfName(name);
    byKey.set(`${kind} ${nameKey(kind, name)}`, { id: null, name, kind });
  }
  await fillByName(unit, byKey);
  return parties.map((party) => {
    if (party.contactId) return byId.get(party.contactId);
    const name = party.name?.trim();
    if (!name) return undefined;
    const kind = kindOfName(name);
    return byKey.get(`${kind} ${nameKey(kind, name)}`);
  });
}

async function fillByName(unit: Unit<ContactWorld>, wanted: Map<string, FoundParty>): Promise<void> {
  if (wanted.size === 0 || !unit.actor.rights.has(readRight)) return;
  const several = await known(unit, wanted);
  const unknown = () => [...wanted].filter(([key, party]) => party.id === null && !several.has(key));
  if (unknown().length === 0 || !unit.actor.rights.has('contacts.contact.create')) return;
  // Two clerks who register the first letter of one sender at once make one contact: the second waits, then finds it.
  await lockWords(
    unit,
    'contact',
    unknown().map(([key]) => key),
  );
  for (const key of await known(unit, wanted)) several.add(key);
  for (const [key, { name, kind }] of unknown()) {
    const made = await makeContact(unit, kind, { ...emptyContact, name });
    wanted.set(key, { id: made.id, name, kind });
  }
}

/** Puts in the contacts that alone have their name; returns the keys of names that several have. */
async function known(unit: Unit<ContactWorld>, wanted: Map<string, FoundParty>): Promise<Set<string>> {
  const keys = [...wanted.keys()].map((key) => key.slice(key.indexOf(' ') + 1));
  const rows = await unit
    .fromUnder(readRight, 'contact')
    .select(columns)
    .where('contact.name_key', 'in', keys)
    .where('contact.merged_into', 'is', null)
    .execute();
  const seen = new Map<string, Named[]>();
  for (const row of rows) {
    const key = `${row.kind} ${row.name_key}`;
    seen.set(key, [...(seen.get(key) ?? []), row]);
  }
  const several = new Set<string>();
  for (const [key, found] of seen) {
    const [only] = found;
    if (found.length > 1) several.add(key);
    else if (only && wanted.has(key)) wanted.set(key, { id: only.id, name: only.name, kind: only.kind });
  }
  return several;
}
