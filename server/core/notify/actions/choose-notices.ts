// A person chooses what they are told and how; the journal keeps what was chosen.
import { sql } from 'kysely';
import { chooseNotices } from '#contract/notices.ts';
import { action } from '../../core-operation.ts';
import { shapeOf, unscoped } from '../../handle.ts';
import { accountOf } from '../../identity/account-of.ts';
import { refuseField } from '../../refusal.ts';
import { choiceCard, timeAsMinutes } from '../choice-card.ts';

export const chooseNoticesAction = action(chooseNotices, async (unit, input) => {
  const me = accountOf(unit.actor);
  const { noticeKinds } = shapeOf(unit).services.catalog;
  const db = unscoped(unit);
  // Two windows of one person change different boxes: each keeps what the other did.
  await sql`insert into notice_choice (user_id, choices, changed_at) values (${me}, '{}', ${unit.moment})
    on conflict (user_id) do nothing`.execute(db);
  const before = await db
    .selectFrom('notice_choice')
    .select('choices')
    .where('user_id', '=', me)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const choices = { ...(before.choices as Record<string, Record<string, boolean>>) };
  for (const [at, { kind, channel, on }] of input.choices.entries()) {
    if (noticeKinds.get(kind)?.channels[channel] === undefined)
      throw refuseField(`choices.${at}.kind`, 'notice_kind_unknown');
    choices[kind] = { ...choices[kind], [channel]: on };
  }
  const { quiet, quietRestDays } = input;
  await db
    .updateTable('notice_choice')
    .set({
      choices: JSON.stringify(choices),
      changed_at: unit.moment,
      ...(quiet === undefined
        ? {}
        : {
            quiet_from: quiet && timeAsMinutes(quiet.from),
            quiet_until: quiet && timeAsMinutes(quiet.until),
          }),
      ...(quietRestDays === undefined ? {} : { quiet_rest_days: quietRestDays }),
    })
    .where('user_id', '=', me)
    .execute();
  unit.event({ subjectIds: [me], data: { ...input } });
  return choiceCard(unit, me);
});
