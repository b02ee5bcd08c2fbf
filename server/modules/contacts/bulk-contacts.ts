// Contacts by the hundred: new ones written with their records and keys by core's bulk path, and parties of letters found
// among those that are there, or made.
import type { Actor } from '#core/actor.ts';
import { workOf } from '#core/actor.ts';
import { type BulkRecord, BulkWriter } from '#core/bulk/records.ts';
import { fillRows } from '#core/bulk/rows.ts';
import type { Sql } from '#core/db/sql.ts';
import { newId } from '#core/ids.ts';
import type { Services } from '#core/services.ts';
import { type ContactValues, cleanContact, emptyContact, kindOfName, nameKey, searchWordsOf } from './rules.ts';
import type { ContactKind } from './tables.ts';

export interface NewContact {
  id: string;
  kind: ContactKind;
  values: ContactValues;
}

/** Writes new contacts in the caller's transaction; ids of people among them come back, for the event. */
export async function writeContacts(
  services: Services,
  sql: Sql,
  actor: Actor,
  contacts: readonly NewContact[],
): Promise<string[]> {
  const moment = services.clock.now().toISOString();
  const writer = new BulkWriter(sql);
  // Organisations first: people may name them.
  const ordered = contacts.toSorted((one, other) => one.kind.localeCompare(other.kind));
  await writer.write(
    'contact',
    ordered.map(
      ({ id, kind, values }): BulkRecord => ({
        id,
        kind: 'contact',
        title: values.name,
        state: 'active',
        stateGroup: 'done',
        registeredOn: null,
        participants: [{ principalId: workOf(actor), part: 'author' }],
        createdBy: actor.id,
        createdAt: moment,
        changedAt: moment,
        own: {
          kind,
          name: values.name,
          name_key: nameKey(kind, values.name),
          full_name: values.fullName,
          inn: values.inn,
          kpp: values.kpp,
          ogrn: values.ogrn,
          postal_address: values.postalAddress,
          legal_address: values.legalAddress,
          emails: values.emails,
          phones: values.phones,
          organisation_id: values.organisationId,
          position: values.position,
          note: values.note,
          words: searchWordsOf(values)
            .map((word) => `'${word.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`)
            .join(' '),
        },
      }),
    ),
  );
  const people = ordered.filter((one) => one.kind === 'person').map((one) => one.id);
  const keys = people.map((id) => {
    const { values } = services.subjectKeys.prepareSubject(id, 'contact');
    return { id, kind: 'contact', wrapped_key: `\\x${(values[2] as Buffer).toString('hex')}` };
  });
  await fillRows(sql, 'data_subject', keys);
  return people;
}

export interface TypedParty {
  name: string;
  inn?: string;
  kpp?: string;
}
export interface FoundContact {
  /** Null when the name fits several contacts, or the actor may not make one: a letter then keeps the name alone. */
  id: string | null;
  name: string;
  kind: ContactKind;
}
export interface Parties {
  of(party: TypedParty): FoundContact;
  made: number;
  subjectIds: string[];
}

const readRight = 'contacts.contact.read';
const makeRight = 'contacts.contact.create';
const goodInn = (inn = ''): string => {
  const { values, errors } = cleanContact({ inn });
  return errors.length === 0 ? values.inn : '';
};

/** Every party of a batch as a contact: by its ИНН, then by its name; those that nobody has are made. */
export async function findOrMakeMany(
  services: Services,
  sql: Sql,
  actor: Actor,
  typed: readonly TypedParty[],
): Promise<Parties> {
  const parties = typed.filter((party) => party.name !== '');
  const alone = (party: TypedParty): FoundContact => ({ id: null, name: party.name, kind: kindOfName(party.name) });
  if (!actor.rights.everywhere(readRight)) return { of: alone, made: 0, subjectIds: [] };
  // Two imports that make the same contact wait for each other here, to the commit.
  await sql.query(`select pg_advisory_xact_lock(hashtext('contacts of imports'))`);
  const keyOf = (name: string) => `${kindOfName(name)} ${nameKey(kindOfName(name), name)}`;
  const { rows } = await sql.query<{
    id: string;
    kind: ContactKind;
    name: string;
    name_key: string;
    inn: string;
    kpp: string;
  }>(
    `select c.id, c.kind, c.name, c.name_key, c.inn, c.kpp from contact c join record r on r.id = c.id
     where r.life = 'active' and (c.name_key = any($1) or (c.inn <> '' and c.inn = any($2)))`,
    [
      [...new Set(parties.map((party) => nameKey(kindOfName(party.name), party.name)))],
      [...new Set(parties.map((party) => goodInn(party.inn)).filter(Boolean))],
    ],
  );
  const byInn = new Map<string, FoundContact>();
  const byName = new Map<string, FoundContact[]>();
  const keep = (one: { id: string; kind: ContactKind; name: string; inn: string; kpp: string }, key: string) => {
    const found = { id: one.id, name: one.name, kind: one.kind };
    if (one.inn) {
      byInn.set(`${one.inn} ${one.kpp}`, found);
      if (!byInn.has(one.inn)) byInn.set(one.inn, found);
    }
    byName.set(key, [...(byName.get(key) ?? []), found]);
  };
  for (const row of rows) keep(row, `${row.kind} ${row.name_key}`);
  const find = (party: TypedParty): FoundContact | undefined => {
    const inn = goodInn(party.inn);
    const taxpayer = inn ? (byInn.get(`${inn} ${party.kpp ?? ''}`) ?? byInn.get(inn)) : undefined;
    if (taxpayer) return taxpayer;
    const named = byName.get(keyOf(party.name));
    if (!named) return undefined;
    return named.length === 1 ? named[0] : alone(party);
  };
  const fresh: NewContact[] = [];
  if (actor.rights.has(makeRight))
    for (const party of parties) {
      if (find(party)) continue;
      const kind = kindOfName(party.name);
      const { values } = cleanContact({ kpp: party.kpp ?? '' });
      const made = {
        id: newId(),
        kind,
        values: {
          ...emptyContact,
          name: party.name,
          inn: goodInn(party.inn),
          kpp: /^\d{4}[\dA-Z]{2}\d{3}$/.test(values.kpp) ? values.kpp : '',
        },
      };
      fresh.push(made);
      keep({ ...made.values, id: made.id, kind }, keyOf(party.name));
    }
  const subjects = await writeContacts(services, sql, actor, fresh);
  const people = [...rows.filter((row) => row.kind === 'person').map((row) => row.id), ...subjects];
  return { of: (party) => find(party) ?? alone(party), made: fresh.length, subjectIds: people };
}
