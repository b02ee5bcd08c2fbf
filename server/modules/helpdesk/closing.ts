// When a solved ticket closes by itself, and the job that closes those whose time has come.
import { addWorkingDays } from '#core/calendar/calendar.ts';
import { calendarFor } from '#core/calendar/of-handle.ts';
import { shapeOf } from '#core/handle.ts';
import type { JobDefinition } from '#core/jobs/definition.ts';
import { call } from '#core/runner.ts';
import { systemActor } from '#core/system-actor.ts';
import type { AnyUnit } from '#core/unit.ts';
import { endOfDay } from '#core/zone.ts';

/** The end of the last of so many working days after today; null: never. */
export async function closingMoment(unit: AnyUnit, days: number | null): Promise<string | null> {
  if (days === null) return null;
  const { config } = shapeOf(unit).services;
  return endOfDay(config.zone, addWorkingDays(await calendarFor(unit), unit.today, days));
}

const atOnce = 200;

export const closeSilent: JobDefinition = {
  name: 'helpdesk.ticket.closeSilent',
  schedule: '*/10 * * * *',
  async run(services) {
    const now = services.clock.now().toISOString();
    const { rows } = await services.pools.read.query<{ id: string }>(
      `select t.id from ticket t join record r on r.id = t.id
       where t.closes_at <= $1 and r.state = 'resolved' order by t.closes_at, t.id limit ${atOnce}`,
      [now],
    );
    // One that somebody has reopened meanwhile is refused by its state, and that is right.
    for (const { id } of rows)
      await call(services, 'helpdesk.ticket.close', systemActor('helpdesk'), { id }).catch((error) =>
        services.log.warn({ err: error, ticket: id }, 'a solved ticket was not closed'),
      );
  },
};
