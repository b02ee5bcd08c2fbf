// The core as a carrier beside the database sees it; the gateway's operations end here too.
import type { Sql } from '../../db/sql.ts';
import { inTransaction } from '../../journal/transaction.ts';
import type { Services } from '../../services.ts';
import { claimFiles, keepChatFile, missChatFile } from '../inbox/files.ts';
import { storeUpdates } from '../inbox/store-updates.ts';
import { settleMessages } from '../outbox/settle-messages.ts';
import { settleUnclear, takeMessages } from '../outbox/take-messages.ts';
import { tellSilence } from '../outbox/tell-silence.ts';
import type { CarrierReport, ChatCore } from './chat-core.ts';

/** A carrier that was silent for so long is taken for dead. */
const leaseSeconds = 5;

export const directCore = (services: Services): ChatCore => ({
  attend: (report) => attend(services, report),
  leave: ({ channel, bot }, holder) => endLease(services, { channel, bot, holder }),
  deliver: (bot, updates) => storeUpdates(services, bot, updates),
  take: (bot, atMost) => takeMessages(services, bot, atMost),
  settle: (bot, settlements) => settleMessages(services, bot, settlements),
  wantedFiles: (bot, atMost) => claimFiles(services, bot, atMost),
  keepFile: (id, body) => keepChatFile(services, id, body),
  missFile: (id, problem, final) => missChatFile(services, id, problem, final),
});

/** Takes or keeps the right to speak as the bot: one copy at a time, the next one when it falls silent. */
export async function lease(
  services: Services,
  { channel, bot, holder }: { channel: string; bot: string; holder: string },
): Promise<{ mine: boolean; fresh: boolean }> {
  const now = services.clock.now();
  const until = new Date(now.getTime() + leaseSeconds * 1_000).toISOString();
  const { rows } = await services.pools.write.query<{ fresh: boolean }>(
    `with before as (select holder from chat_carrier where channel = $1 and bot = $2)
     insert into chat_carrier as c (channel, bot, since, holder, lease_until) values ($1, $2, $3, $4, $5)
     on conflict (channel, bot) do update set holder = excluded.holder, lease_until = excluded.lease_until
       where c.holder = excluded.holder or c.lease_until is null or c.lease_until < $3
     returning coalesce((select holder from before) <> $4, true) as fresh`,
    [channel, bot, now.toISOString(), holder, until],
  );
  return { mine: rows.length > 0, fresh: rows[0]?.fresh ?? false };
}

export async function endLease(
  services: Services,
  { channel, bot, holder }: { channel: string; bot: string; holder: string },
): Promise<void> {
  await services.pools.write.query(
    'update chat_carrier set lease_until = null where channel = $1 and bot = $2 and holder = $3',
    [channel, bot, holder],
  );
}

async function attend(services: Services, report: CarrierReport): Promise<{ mine: boolean }> {
  const { mine, fresh } = await lease(services, report);
  // Another copy speaks: what this one has to say of itself does not count.
  if (!mine) return { mine };
  const now = services.clock.now().toISOString();
  const { channel, bot, name, place, state, mode, error } = report;
  await inTransaction(services.pools.write, async (sql: Sql) => {
    if (fresh) await settleUnclear(sql, report, null);
    const { rows } = await sql.query<{ lastOkAt: string | null }>(
      `select last_ok_at as "lastOkAt" from chat_carrier where channel = $1 and bot = $2 for update`,
      [channel, bot],
    );
    if (state === 'works') await tellSilence(services, sql, report, rows[0]?.lastOkAt ?? null);
    await sql.query(
      `update chat_carrier set name = case when $3 = '' then name else $3 end, place = $4, error = $6, mode = $8,
         since = case when state = $5 then since else $7::timestamptz end, state = $5,
         last_ok_at = case when $5 = 'works' then $7::timestamptz else last_ok_at end
       where channel = $1 and bot = $2`,
      [channel, bot, name, place, state, error.slice(0, 300), now, mode],
    );
  });
  return { mine };
}
