// Roles whose last day is over are taken away and told to the journal. Nobody waits for it: rights are counted without
// them from that moment on, in every process.

import { writeEvents } from '../../events.ts';
import type { JobDefinition } from '../../jobs/definition.ts';
import type { Services } from '../../services.ts';
import { systemActor } from '../../system-actor.ts';

export const roleEnded = 'identity.role.end';

export async function expireRoles(services: Services): Promise<void> {
  const { pools, clock } = services;
  const client = await pools.write.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const { rows } = await client.query<{ user_id: string; role_key: string; area_id: string | null; ends_at: string }>(
      'delete from user_role where ends_at <= $1 returning user_id, role_key, area_id, ends_at',
      [clock.now().toISOString()],
    );
    if (rows.length > 0) {
      await client.query('update app_user set version = version + 1, changed_at = $2 where id = any($1::uuid[])', [
        rows.map((row) => row.user_id),
        clock.now().toISOString(),
      ]);
      await client.query('update rights_version set version = version + 1');
      const notes = rows.map((row) => ({
        subjectIds: [row.user_id],
        data: { role: row.role_key, areaId: row.area_id, endedAt: new Date(row.ends_at).toISOString() },
      }));
      await writeEvents(services, client, systemActor('rights'), roleEnded, notes, 'done');
    }
    await client.query('commit');
    if (rows.length > 0) services.kick();
  } catch (error) {
    await client.query('rollback').catch((failed: Error) => {
      broken = failed;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

export const expireRolesJob: JobDefinition = { name: roleEnded, schedule: '* * * * *', run: expireRoles };
