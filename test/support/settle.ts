// The journal is read on only below the oldest running transaction of the whole cluster, other tests' included.
import { setTimeout as wait } from 'node:timers/promises';
import type { Sql } from '#core/db/sql.ts';
import { makeNotices } from '#core/notify/notices.ts';
import type { Services } from '#core/services.ts';

/** Waits until everything committed by now may be read on by followers, seals and streams. */
export async function settled(sql: Sql): Promise<void> {
  const { rows } = await sql.query<{ next: string }>('select pg_snapshot_xmax(pg_current_snapshot())::text as next');
  const end = performance.now() + 60_000;
  for (;;) {
    const answer = await sql.query<{ done: boolean }>(
      'select pg_snapshot_xmin(pg_current_snapshot()) >= $1::xid8 as done',
      [rows[0]?.next],
    );
    if (answer.rows[0]?.done) return;
    if (performance.now() > end) throw new Error('a transaction of another test does not end');
    await wait(5);
  }
}

/** Makes the notices of everything that was done by now. */
export async function noticesMade(services: Services): Promise<void> {
  await settled(services.pools.read);
  await makeNotices(services);
}
