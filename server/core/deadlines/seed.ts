// What a first start knows of working time: the office week and round the clock. Once there is a schedule, people keep them.
import { systemPrincipals } from '../actor.ts';
import { newId } from '../ids.ts';
import type { Services } from '../services.ts';
import { seedEdition } from './editions.ts';

type Week = [number, number][][];
const office: Week = [1, 2, 3, 4, 5].map(() => [
  [540, 780],
  [840, 1080],
]);
const schedules: readonly { name: string; week: Week; followsCalendar: boolean }[] = [
  { name: 'Рабочая неделя, 9:00–18:00', week: [...office, [], []], followsCalendar: true },
  { name: 'Круглосуточно', week: [1, 2, 3, 4, 5, 6, 7].map(() => [[0, 1440]]), followsCalendar: false },
];

export async function seedDeadlines(services: Services): Promise<void> {
  await seedEdition(services);
  const sql = services.pools.write;
  const { rows } = await sql.query('select 1 from work_schedule limit 1');
  if (rows.length > 0) return;
  const now = services.clock.now();
  for (const { name, week, followsCalendar } of schedules) {
    await sql.query(
      `with made as (insert into work_schedule (id, name, current) values ($1, $2, 1))
       insert into work_schedule_version (schedule_id, version, zone, week, follows_calendar, worked_day_as, created_at, created_by)
       values ($1, 1, $3, $4, $5, 1, $6, $7)`,
      [
        newId(now.getTime()),
        name,
        services.config.zone,
        JSON.stringify(week),
        followsCalendar,
        now.toISOString(),
        systemPrincipals.system,
      ],
    );
  }
}
