// What each person chose: which kinds of notices reach them, through which channel, and when letters wait.
import { type NoticeChannel, noticeChannels } from '#contract/notices.ts';
import type { Catalog } from '../catalog.ts';
import type { Sql } from '../db/sql.ts';

export interface ChoiceRow {
  user_id: string;
  choices: Record<string, Partial<Record<NoticeChannel, boolean>>>;
  quiet_from: number | null;
  quiet_until: number | null;
  quiet_rest_days: boolean;
  changed_at: string;
}
export const choiceColumns = 'user_id, choices, quiet_from, quiet_until, quiet_rest_days, changed_at';

export async function choicesOf(sql: Sql, userIds: readonly string[]): Promise<Map<string, ChoiceRow>> {
  if (userIds.length === 0) return new Map();
  const { rows } = await sql.query<ChoiceRow>(
    `select ${choiceColumns} from notice_choice where user_id = any($1::uuid[])`,
    [[...new Set(userIds)]],
  );
  return new Map(rows.map((row) => [row.user_id, row]));
}

/** Whether a kind reaches the person through a channel. */
export function wants(catalog: Catalog, choice: ChoiceRow | undefined, kind: string, channel: NoticeChannel): boolean {
  const offered = catalog.noticeKinds.get(kind)?.channels[channel];
  return offered !== undefined && (choice?.choices[kind]?.[channel] ?? offered);
}

/** What the person wants of a kind, channel by channel; those that the kind does not offer are absent. */
export function chosenChannels(
  catalog: Catalog,
  choice: ChoiceRow | undefined,
  kind: string,
): Partial<Record<NoticeChannel, boolean>> {
  const offered = catalog.noticeKinds.get(kind)?.channels ?? {};
  return Object.fromEntries(
    noticeChannels
      .filter((channel) => offered[channel] !== undefined)
      .map((channel) => [channel, wants(catalog, choice, kind, channel)]),
  );
}
