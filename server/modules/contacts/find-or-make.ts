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

/** Contacts that parties name, as they stand: by their id, and all that have a name. */
export interface KnownContacts {
  byId: readonly (Named & { merged_into: string | null })[];
  byName: readonly Named[];
}

/** What `findOrMakeContacts` starts from; it may be asked for ahead, together with something else. */
export async function knownContacts(unit: Unit<ContactWorld>, parties: readonly NamedParty[]): Promise<KnownContacts> {
  const [byId, byName] = await Promise.all([
    chosen(unit, [...new Set(parties.flatMap((party) => party.contactId ?? []))]),
    named(unit, keysOf(wantedNames(parties))),
  ]);
  return { byId, byName };
}

const chosen = async (unit: Unit<ContactWorld>, ids: readonly string[]): Promise<KnownContacts['byId']> =>
  ids.length === 0
    ? []
    : unit
        .fromUnder(readRight, 'contact')
        .select([...columns, 'contact.merged_into'])
        .where('contact.id', 'in', [...ids])
        .execute();

/** A form that was opened before a merge still names the merged one. */
async function withoutMerged(unit: Unit<ContactWorld>, rows: KnownContacts['byId']): Promise<Map<string, Named>> {
  const byId = new Map<string, Named>();
  for (const { merged_into: keptId, ...row } of rows) {
    const kept = keptId
      ? await unit.fromUnder(readRight, 'contact').select(columns).where('contact.id', '=', keptId).executeTakeFirst()
      : row;
    if (kept) byId.set(row.id, kept);
  }
  return byId;
}

/** Names that are typed without a contact, each once under its kind and key. */
function wantedNames(parties: readonly NamedParty[]): Map<string, FoundParty> {
  const wanted = new Map<string, FoundParty>();
  for (const party of parties) {
    const name = party.name?.trim();
    if (party.contactId || !name) continue;
    const kind = kindOfName(name);
    wanted.set(`${kind} ${nameKey(kind, name)}`, { id: null, name, kind });
  }
  return wanted;
}

/** One answer per party, in their order; undefined for an id that the actor may not see and for a party without a name. */
export async function findOrMakeContacts(
  unit: Unit<ContactWorld>,
  parties: readonly NamedParty[],
  known: KnownContacts | Promise<KnownContacts> = knownContacts(unit, parties),
): Promise<(FoundParty | undefined)[]> {
  const stood = await known;
  const byId = await withoutMerged(unit, stood.byId);
  const byKey = wantedNames(parties);
  await fillByName(unit, byKey, stood.byName);
  return parties.map((party) => {
    if (party.contactId) return byId.get(party.contactId);
    const name = party.name?.trim();
    if (!name) return undefined;
    const kind = kindOfName(name);
    return byKey.get(`${kind} ${nameKey(kind, name)}`);
  });
}

async function fillByName(
  unit: Unit<ContactWorld>,
  wanted: Map<string, FoundParty>,
  byName: readonly Named[],
): Promise<void> {
  if (wanted.size === 0 || !unit.actor.rights.has(readRight)) return;
  const several = putIn(wanted, byName);
  const unknown = () => [...wanted].filter(([key, party]) => party.id === null && !several.has(key));
  if (unknown().length === 0 || !unit.actor.rights.has('contacts.contact.create')) return;
  // Two clerks who register the first letter of one sender at once make one contact: the second waits, then finds it.
  await lockWords(
    unit,
    'contact',
    unknown().map(([key]) => key),
  );
  for (const key of putIn(wanted, await named(unit, keysOf(wanted)))) several.add(key);
  for (const [key, { name, kind }] of unknown()) {
    const made = await makeContact(unit, kind, { ...emptyContact, name });
    wanted.set(key, { id: made.id, name, kind });
  }
}

const keysOf = (wanted: ReadonlyMap<string, FoundParty>): string[] =>
  [...wanted.keys()].map((key) => key.slice(key.indexOf(' ') + 1));

/** Contacts that have one of the names and are not merged into others. */
async function named(unit: Unit<ContactWorld>, nameKeys: readonly string[]): Promise<Named[]> {
  if (nameKeys.length === 0 || !unit.actor.rights.has(readRight)) return [];
  return unit
    .fromUnder(readRight, 'contact')
    .select(columns)
    .where('contact.name_key', 'in', [...nameKeys])
    .where('contact.merged_into', 'is', null)
    .execute();
}

/** Puts in the contacts that alone have their name; returns the keys of names that several have. */
function putIn(wanted: Map<string, FoundParty>, rows: readonly Named[]): Set<string> {
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
