// Jobs of directories: a sync that was asked for, those whose time has come, and the look after people who are signed in.
import type { JobDefinition } from '../../jobs/definition.ts';
import { Refusal } from '../../refusal.ts';
import { call } from '../../runner.ts';
import type { Services } from '../../services.ts';
import { directoryActor } from './perform.ts';
import { recheckSignedIn } from './recheck.ts';
import { type Directory, enabledDirectories } from './stored.ts';
import { runSync } from './sync-run.ts';

export const syncJob = 'identity.ldap.run';

/** How long ago the last sync must have begun, in minutes; some less, for the schedule itself takes its time. */
const minutes = { quarter: 14, hour: 58, day: 20 * 60 } as const;

async function isDue(services: Services, { id, settings }: Directory): Promise<boolean> {
  const { period, hour } = settings.sync;
  if (period === 'never') return false;
  const now = services.clock.now();
  if (period === 'day') {
    const zone = { timeZone: services.config.zone, hour: 'numeric', hourCycle: 'h23' } as const;
    if (Number(new Intl.DateTimeFormat('en', zone).format(now)) !== hour) return false;
  }
  const { rows } = await services.pools.read.query(
    `select 1 from directory_run where directory_id = $1 and not dry
       and created_at > $2::timestamptz - make_interval(mins => $3)`,
    [id, now.toISOString(), minutes[period]],
  );
  return rows.length === 0;
}

export const directoryJobs: readonly JobDefinition[] = [
  {
    name: syncJob,
    async run(services, payload) {
      await runSync(services, String(payload.run));
    },
  },
  {
    name: 'identity.ldap.schedule',
    schedule: '*/5 * * * *',
    async run(services) {
      for (const directory of await enabledDirectories(services, services.pools.read)) {
        if (!(await isDue(services, directory))) continue;
        await call(services, 'identity.ldap.sync', directoryActor(directory), { id: directory.id }).catch((error) => {
          if (!(error instanceof Refusal)) throw error;
        });
      }
    },
  },
  {
    name: 'identity.ldap.recheck',
    schedule: '*/10 * * * *',
    run: recheckSignedIn,
  },
];
