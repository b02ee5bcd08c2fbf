// What a person may do and why, as it stands now.
import { readMyRights, readPersonRights } from '#contract/rights.ts';
import { query } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { one, shapeOf, sqlOf, unscoped } from '../../../handle.ts';
import { loadRights } from '../../rights-of.ts';
import { explainRights } from '../explain.ts';

export const readPersonRightsQuery = query(readPersonRights, async (reader, { id }) => {
  requireEverywhere(reader);
  await one(unscoped(reader).selectFrom('app_user').select('id').where('id', '=', id).executeTakeFirst());
  reader.shows([id]);
  return explainRights(reader, id, await loadRights(sqlOf(reader), shapeOf(reader).services, id));
});

export const readMyRightsQuery = query(readMyRights, (reader) =>
  explainRights(reader, reader.actor.id, reader.actor.rights),
);
