// Letters that came past the registration (imports, demonstrations, an earlier version) get the keys that doubles are
// found by, and their answers counted. Small batches: registration goes on meanwhile.
import type { JobDefinition } from '#core/jobs/definition.ts';
import type { Services } from '#core/services.ts';
import { settleAnswersSql } from '../answers/settle.ts';
import { foldLetter } from './keys.ts';

const batchSize = 2_000;

/** Returns how many letters were folded. */
export async function foldLetters({ pools }: Services): Promise<number> {
  let folded = 0;
  for (;;) {
    const { rows } = await pools.write.query<{ id: string; externalNumber: string; correspondentName: string }>(
      `select id, external_number as "externalNumber", correspondent_name as "correspondentName"
       from letter where number_key is null limit ${batchSize}`,
    );
    if (rows.length === 0) return folded;
    const given = rows.map((row) => ({ id: row.id, ...foldLetter(row) }));
    // A letter that was changed meanwhile has its keys already.
    await pools.write.query(
      `update letter set number_key = given.number_key, sender_key = given.sender_key
       from json_to_recordset($1::json) as given (id uuid, number_key text, sender_key text)
       where letter.id = given.id and letter.number_key is null`,
      [JSON.stringify(given)],
    );
    await pools.write.query(settleAnswersSql, [rows.map((row) => row.id)]);
    folded += rows.length;
  }
}

export const correspondenceJobs: readonly JobDefinition[] = [
  {
    name: 'correspondence.letter.fold',
    schedule: '* * * * *',
    run: async (services) => {
      await foldLetters(services);
    },
  },
];
