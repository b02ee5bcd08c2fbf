// The page "State of the system".
import { readSystemState } from '#contract/system-state.ts';
import { query } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { shapeOf, sqlOf, unscoped } from '../../handle.ts';
import { mailboxFigures } from '../../mailbox/figures.ts';
import { channelFigures } from '../../messenger/admin/figures.ts';
import { triggersOff } from '../../triggers/figures.ts';
import { concernsOf } from '../concerns.ts';
import { readState } from '../read.ts';

export const readSystemStateQuery = query(readSystemState, async (reader) => {
  requireEverywhere(reader);
  const { services } = shapeOf(reader);
  const state = await readState(services);
  const owners = await unscoped(reader)
    .selectFrom('user_role')
    .innerJoin('app_user', 'app_user.id', 'user_role.user_id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('user_role.role_key', '=', 'owner')
    .where('app_user.status', '=', 'active')
    .executeTakeFirstOrThrow();
  return {
    concerns: concernsOf(state, {
      publicUrl: services.config.publicUrl,
      owners: Number(owners.count),
      messenger: await channelFigures(sqlOf(reader), reader.now),
      mailboxes: await mailboxFigures(sqlOf(reader), reader.now),
      triggersOff: await triggersOff(sqlOf(reader)),
    }),
    ...state,
  };
});
