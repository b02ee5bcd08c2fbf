// The post of a day: registered letters leave in one register, others by themselves; letters of days before arrive or come
// back. Some always wait to be sent.
import type { Output } from '#contract/core.ts';
import type { listDeliveries } from '#contract/correspondence.ts';
import { addDays } from '#core/calendar/calendar.ts';
import type { Chance } from '../chance.ts';
import { trackingNumber } from '../deliveries-of.ts';
import type { Office } from '../office.ts';
import type { DemoPerson } from '../people.ts';

type Delivery = Output<typeof listDeliveries>['items'][number];

const listed = async (office: Office, who: DemoPerson, filter: Record<string, unknown>): Promise<Delivery[]> =>
  (await office.do<Output<typeof listDeliveries>>('correspondence.delivery.list', who, { ...filter, limit: 200 }))
    .items;

export async function dayOfPost(
  office: Office,
  clerks: readonly DemoPerson[],
  random: Chance,
  at: { day: string; evening: number; last: boolean },
): Promise<void> {
  const [clerk] = clerks;
  if (!clerk) return;
  const { day, last } = at;
  const evening = office.at(at.evening);
  const waiting = (await listed(evening, clerk, { state: 'to_send' })).filter(() => random.happens(last ? 0.3 : 0.85));
  const registered = waiting.filter((one) => one.method === 'registered_post');
  if (registered.length > 0)
    await evening.do('correspondence.dispatch.create', clerk, {
      method: 'registered_post',
      items: registered.map((one) => ({
        id: one.id,
        trackingNumber: trackingNumber(random),
        weight: 20 + random.below(120),
      })),
    });
  const others = waiting.filter((one) => one.method !== 'registered_post').map((one) => one.id);
  if (others.length > 0) await evening.do('correspondence.delivery.set', clerk, { ids: others, state: 'sent' });
  const sent = await listed(evening, clerk, { state: 'sent', sentTo: addDays(day, -1) });
  const told = sent.filter((one) => quick(one) || random.happens(0.3));
  for (const [state, note] of [
    ['delivered', ''],
    ['returned', 'Адресат выбыл'],
    ['refused', 'Отказ принять без доверенности'],
  ] as const) {
    const ids = told.filter((_, at) => stateAt(at + Number(day.slice(8))) === state).map((one) => one.id);
    if (ids.length > 0)
      await evening.do('correspondence.delivery.set', clerk, { ids, state, settledOn: day, ...(note ? { note } : {}) });
  }
}

const quick = (one: Delivery): boolean => one.method === 'email' || one.method === 'edo' || one.method === 'courier';
const stateAt = (at: number) => (at % 11 === 3 ? 'returned' : at % 13 === 6 ? 'refused' : 'delivered');
