// The choices of one person as their profile shows them.
import type { Output } from '#contract/core.ts';
import type { readNoticeChoices } from '#contract/notices.ts';
import { shapeOf, sqlOf } from '../handle.ts';
import { choicesOf, chosenChannels } from './choices.ts';
import { noticesByMail } from './tell.ts';

export const minutesAsTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
export const timeAsMinutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

export async function choiceCard(handle: object, userId: string): Promise<Output<typeof readNoticeChoices>> {
  const { services } = shapeOf(handle);
  const sql = sqlOf(handle);
  const choice = (await choicesOf(sql, [userId])).get(userId);
  const { rows } = await sql.query<{ email: string | null }>('select email from app_user where id = $1', [userId]);
  const address = rows[0]?.email ?? null;
  const from = choice?.quiet_from ?? null;
  const until = choice?.quiet_until ?? null;
  return {
    kinds: [...services.catalog.noticeKinds.values()].map(({ key, title, hint }) => ({
      key,
      title,
      hint: hint ?? null,
      channels: chosenChannels(services.catalog, choice, key),
    })),
    quiet: from === null || until === null ? null : { from: minutesAsTime(from), until: minutesAsTime(until) },
    quietRestDays: choice?.quiet_rest_days ?? false,
    mail: { address, state: !(await noticesByMail(services)) ? 'off' : address ? 'works' : 'no-address' },
    changedAt: choice?.changed_at ?? null,
  };
}
