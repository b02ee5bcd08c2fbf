// The work of personal data that nobody waits for: the daily round of terms, the list of what was destroyed.
import type { JobDefinition } from '../jobs/definition.ts';
import { call } from '../runner.ts';
import { systemActor } from '../system-actor.ts';
import { writeList } from './acts/destruction-list.ts';
import { makePackage } from './package/make-package.ts';
import { watchReading } from './readers/find-alerts.ts';
import { watchIncidents } from './retention/watch-incidents.ts';

export const privacyJobs: readonly JobDefinition[] = [
  {
    name: 'privacy.retention.daily',
    // Early in the morning in Moscow; the day's alarms are there when people come.
    schedule: '15 2 * * *',
    async run(services) {
      await call(services, 'privacy.retention.check', systemActor('privacy-terms'), {});
    },
  },
  { name: 'privacy.incident.watch', schedule: '*/10 * * * *', run: (services) => watchIncidents(services) },
  { name: 'privacy.reading.watch', schedule: '*/5 * * * *', run: (services) => watchReading(services) },
  { name: 'privacy.package.make', run: (services, payload) => makePackage(services, String(payload.packageId)) },
  { name: 'privacy.destruction.list', run: (services) => writeList(services) },
];
