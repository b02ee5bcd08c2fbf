// The job that looks for doubles of contacts that were written: keys of comparison first, then the pairs that share one.
import type { JobDefinition } from '#core/jobs/definition.ts';
import type { Services } from '#core/services.ts';
import { type ComparedContact, doubleKeys, doubleLikeness, proposedFrom } from './likeness.ts';

type Card = ComparedContact & { id: string };
const batchSize = 500;
/** A key that more contacts share says nothing of any two of them. */
const sharedAtMost = 50;

const columns = `c.id, c.kind, c.name, c.full_name as "fullName", c.inn, c.kpp, c.ogrn, c.emails, c.phones`;

/** Returns how many contacts were looked at. */
export async function findContactDoubles({ pools, clock }: Services): Promise<number> {
  let looked = 0;
  for (;;) {
    const { rows } = await pools.write.query<Card & { merged: boolean }>(
      `select ${columns}, c.merged_into is not null as merged from contact c where c.double_keys is null limit ${batchSize}`,
    );
    if (rows.length === 0) return looked;
    const keyed = rows.map((card) => ({ id: card.id, keys: card.merged ? [] : doubleKeys(card) }));
    await pools.write.query(
      `update contact set double_keys = given.keys
       from (select id, array(select json_array_elements_text(keys)) as keys from json_to_recordset($1::json) as given (id uuid, keys json)) given
       where contact.id = given.id and contact.double_keys is null`,
      [JSON.stringify(keyed)],
    );
    for (const card of rows) if (!card.merged) await proposePairs(pools.write, card, clock.now().toISOString());
    looked += rows.length;
  }
}

async function proposePairs(sql: Services['pools']['write'], card: Card, moment: string): Promise<void> {
  const { rows: others } = await sql.query<Card>(
    `select ${columns} from contact c where c.double_keys && $1::text[] and c.id <> $2 and c.merged_into is null
     order by c.id limit ${sharedAtMost}`,
    [doubleKeys(card), card.id],
  );
  const pairs = others
    .map((other) => ({ ids: [card.id, other.id].sort(), ...doubleLikeness(card, other) }))
    .filter((pair) => pair.score >= proposedFrom);
  // What was said of a pair stays, however much it looks alike.
  await sql.query(
    `delete from contact_double where (one_id = $1 or other_id = $1) and parted_at is null
       and not (one_id = any($2::uuid[]) and other_id = any($2::uuid[]))`,
    [card.id, [card.id, ...pairs.flatMap((pair) => pair.ids)]],
  );
  for (const { ids, score, reasons } of pairs)
    await sql.query(
      `insert into contact_double (one_id, other_id, score, reasons, found_at) values ($1, $2, $3, $4, $5)
       on conflict (one_id, other_id) do update set score = excluded.score, reasons = excluded.reasons`,
      [...ids, score, reasons, moment],
    );
}

export const contactJobs: readonly JobDefinition[] = [
  {
    name: 'contacts.double.find',
    schedule: '* * * * *',
    run: async (services) => {
      await findContactDoubles(services);
    },
  },
];
