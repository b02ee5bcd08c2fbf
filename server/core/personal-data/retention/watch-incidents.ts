// The terms of an incident run by the hour, not by the day: the round is called when one of them has been reached.
import { call } from '../../runner.ts';
import type { Services } from '../../services.ts';
import { systemActor } from '../../system-actor.ts';
import { incidentsToAlarm } from './alarms.ts';

export async function watchIncidents(services: Services): Promise<void> {
  const { rows } = await services.pools.read.query(incidentsToAlarm, [services.clock.now()]);
  if (rows.length > 0) await call(services, 'privacy.retention.check', systemActor('privacy-terms'), {});
}
