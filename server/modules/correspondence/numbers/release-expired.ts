// Reserved numbers whose last day has passed: what is left of them is given up as a person would, with the reason, and the
// holder is told. Nobody could register under them any more; without this they would hinder the closing of the period.
import { releaseNumbers } from '#contract/correspondence.ts';
import { dateIn } from '#core/clock.ts';
import type { JobDefinition } from '#core/jobs/definition.ts';
import type { NoticeKind } from '#core/notify/kinds.ts';
import { tellPeople } from '#core/notify/tell.ts';
import { Refusal } from '#core/refusal.ts';
import { call } from '#core/runner.ts';
import type { Services } from '#core/services.ts';
import { systemActor } from '#core/system-actor.ts';

export const reservationKind: NoticeKind = {
  key: 'reservation',
  title: { ru: 'Срок резерва номеров вышел', en: 'A reservation of numbers has run out' },
  channels: { app: true },
};

const aTime = 100;

interface Expired {
  id: string;
  holder: string;
  until: string;
  journal: string;
  left: number;
}

/** Those of closed periods are left: nothing of them can be used, and the certificate explains them. */
const statement = `
  select r.id, r.holder_id as holder, r.until::text, j.name as journal, left_over.count as left
  from number_reservation r join journal j on j.id = r.series_id
  cross join lateral (select count(*)::int as count from issued_number i
    where i.reservation_id = r.id and i.state = 'reserved' and i.suffix = '') left_over
  where r.until < $1::date and left_over.count > 0 and r.id > $2
    and not exists (select from number_period p where p.series_id = r.series_id and p.period = r.period)
  order by r.id limit ${aTime}`;

export async function releaseExpired(services: Services): Promise<number> {
  const { pools, clock, config } = services;
  const today = dateIn(config.zone, clock.now());
  let released = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await pools.write.query<Expired>(statement, [today, after]);
    for (const one of rows) if (await release(services, one)) released += 1;
    const last = rows.at(-1);
    if (!last) return released;
    after = last.id;
  }
}

async function release(services: Services, { id, holder, until, journal, left }: Expired): Promise<boolean> {
  const day = until.split('-').reverse().join('.');
  try {
    await call(services, releaseNumbers.name, systemActor('numbers'), { id, reason: `Срок резерва вышел ${day}` });
  } catch (error) {
    // Used, given up or closed since it was looked for; anything else must not keep the other blocks waiting.
    if (!(error instanceof Refusal))
      services.log.error({ err: error, reservation: id }, 'expired numbers not released');
    return false;
  }
  const text = {
    ru: `${journal}: срок резерва вышел ${day}, номеров отдано: ${left}`,
    en: `${journal}: the reservation ran out on ${until}, numbers given up: ${left}`,
  };
  await tellPeople(services.pools.write, services, [
    {
      userId: holder,
      kind: reservationKind.key,
      operation: releaseNumbers.name,
      recordId: null,
      data: { to: '/numbers', text },
      uniqueKey: `reservation:${id}`,
    },
  ]);
  return true;
}

export const releaseExpiredJob: JobDefinition = {
  name: 'correspondence.number.releaseExpired',
  // Every hour: the day ends at its own time in every zone.
  schedule: '7 * * * *',
  run: async (services) => {
    await releaseExpired(services);
  },
};
