// Import of contacts: a row is one that is there, by ИНН or name, or a new one. What the file leaves empty takes nothing away.

import { newId } from '#core/ids.ts';
import type { ImportGround, ImportSession, JudgedRow } from '#core/import/definition.ts';
import { call } from '#core/runner.ts';
import { findOrMakeMany, type NewContact, type TypedParty, writeContacts } from '../bulk-contacts.ts';
import { emptyContact, nameKey, sameTaxpayer } from '../rules.ts';
import type { ContactKind } from '../tables.ts';
import { type ContactRow, contactKey, contactRow } from './contact-row.ts';

interface Known {
  id: string;
  name: string;
  name_key: string;
  inn: string;
  kpp: string;
  organisation: string | null;
  organisation_inn: string | null;
  fullName: string;
  ogrn: string;
  legalAddress: string;
  postalAddress: string;
  position: string;
  note: string;
  emails: string[];
  phones: string[];
}
type Row = JudgedRow<ContactRow>;
const readRight = 'contacts.contact.read';

const workplace = (row: ContactRow): TypedParty | null =>
  row.organisation ? { name: row.organisation, inn: row.organisationInn } : null;

const fields = ['fullName', 'ogrn', 'legalAddress', 'postalAddress', 'position', 'note'] as const;
/** What a row says of a contact that is there, besides what names it. */
const saidOf = (row: ContactRow) => ({
  name: row.name,
  ...(row.inn ? { inn: row.inn } : {}),
  ...(row.kpp ? { kpp: row.kpp } : {}),
  ...(row.emails.length > 0 ? { emails: row.emails } : {}),
  ...(row.phones.length > 0 ? { phones: row.phones } : {}),
  ...Object.fromEntries(fields.flatMap((field) => (row[field] ? [[field, row[field]]] : []))),
});

export function openContacts(kind: ContactKind, ground: ImportGround): ImportSession<ContactRow> {
  const { services } = ground;
  let made = 0;
  return {
    parse: (cells) => contactRow(kind, cells),
    keyOf: (row) => contactKey(kind, row),

    /** A new row may be a contact that people typed: it is known by its ИНН, else by its name when one alone bears it. */
    async judge(sql, rows) {
      const fresh = rows.filter((row) => row.verdict === 'new');
      if (fresh.length === 0 || !ground.actor.rights.everywhere(readRight)) return;
      const { rows: known } = await sql.query<Known>(
        `select c.id, c.name, c.name_key, c.inn, c.kpp, o.name as organisation, o.inn as organisation_inn,
           c.full_name as "fullName", c.ogrn, c.legal_address as "legalAddress", c.postal_address as "postalAddress",
           c.position, c.note, c.emails, c.phones
         from contact c join record r on r.id = c.id left join contact o on o.id = c.organisation_id
         where c.kind = $3 and r.life = 'active' and (c.name_key = any($1) or (c.inn <> '' and c.inn = any($2)))`,
        [
          [...new Set(fresh.map((row) => nameKey(kind, row.value.name)))],
          [...new Set(fresh.map((row) => row.value.inn).filter(Boolean))],
          kind,
        ],
      );
      for (const row of fresh) matchRow(kind, row, known, ground.options.update);
    },

    async write(sql, rows) {
      const places = rows.flatMap((row) => workplace(row.value) ?? []);
      const parties = places.length > 0 ? await findOrMakeMany(services, sql, ground.actor, places) : undefined;
      const contacts = rows.map((row): NewContact => {
        const { externalId: _id, organisation: _name, organisationInn: _inn, ...values } = row.value;
        const place = workplace(row.value);
        row.recordId = newId();
        const organisationId = place ? (parties?.of(place).id ?? null) : null;
        return { id: row.recordId, kind, values: { ...emptyContact, ...values, organisationId } };
      });
      const subjectIds = await writeContacts(services, sql, ground.actor, contacts);
      made += parties?.made ?? 0;
      return { subjectIds };
    },

    async change(row, once) {
      const id = String(row.recordId);
      const { rows } = await services.pools.write.query<{ version: number }>(
        'select version from record where id = $1',
        [id],
      );
      await call(
        services,
        'contacts.contact.update',
        ground.actor,
        { id, ...saidOf(row.value) },
        { ...once, version: rows[0]?.version },
      );
    },

    findings: () => (made > 0 ? { made } : {}),
  };
}

/** Whether the row says something that the contact does not have yet. */
const saysMore = (row: ContactRow, known: Known): boolean =>
  Object.entries(saidOf(row)).some(([field, said]) => String(said) !== String(known[field as keyof Known] ?? ''));

function matchRow(kind: ContactKind, row: Row, known: readonly Known[], update: boolean): void {
  const { value } = row;
  const taxpayer = known.filter((one) => sameTaxpayer(value, one));
  const key = nameKey(kind, value.name);
  const named = known.filter((one) => {
    if (one.name_key !== key || (value.inn && one.inn && value.inn !== one.inn)) return false;
    const place = kind === 'person' && (value.organisation || value.organisationInn);
    return (
      !place ||
      value.organisationInn === one.organisation_inn ||
      nameKey('organisation', value.organisation) === nameKey('organisation', one.organisation ?? '')
    );
  });
  const found = taxpayer.length > 0 ? taxpayer : named;
  const [only] = found;
  if (found.length > 1) row.problems.push({ column: 'name', code: 'import_contact_several' });
  else if (only) {
    row.recordId = only.id;
    row.verdict = update && saysMore(row.value, only) ? 'changed' : 'same';
  }
}
