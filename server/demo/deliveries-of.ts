// How an outgoing letter of former days reached its addressees: by mail at once, by post in a week, some came back.
import type { DeliveryState } from '#contract/correspondence.ts';
import { newId } from '#core/ids.ts';
import type { Chance } from './chance.ts';
import type { DemoContact, DemoGround } from './ground.ts';
import { dayOf } from './working-days.ts';

const dayMs = 86_400_000;
const methods = ['email', 'email', 'post', 'registered_post', 'courier', 'edo'] as const;
const onTheWay: Record<(typeof methods)[number], number> = {
  email: 0,
  edo: 1,
  courier: 2,
  post: 9,
  registered_post: 8,
};

/** Fourteen digits, as the post prints them. */
export const trackingNumber = (random: Chance): string => `1630${String(random.below(1e10)).padStart(10, '0')}`;

interface Sent {
  id: string;
  contact: DemoContact;
  moment: number;
  now: number;
  clerkId: string;
  cancelled: boolean;
}

export function deliveriesOf(ground: DemoGround, random: Chance, sent: Sent) {
  const contacts = [sent.contact, ...(random.happens(0.08) ? [random.one(ground.contacts)] : [])];
  const rows = contacts.map((contact, position) => deliveryOf(random, sent, contact, position));
  return { rows, method: rows[0]?.delivery_method ?? null, trackingNumber: rows[0]?.tracking_number ?? '' };
}

function deliveryOf(
  random: Chance,
  { id, moment, now, clerkId, cancelled }: Sent,
  contact: DemoContact,
  position: number,
) {
  const method = random.one(methods);
  const leaves = Math.min(now, moment + random.below(2) * dayMs);
  const arrives = leaves + Math.ceil(onTheWay[method] * (0.5 + random.next())) * dayMs;
  const end: DeliveryState = random.happens(0.965) ? 'delivered' : random.happens(0.8) ? 'returned' : 'refused';
  const state: DeliveryState | null = cancelled ? null : arrives <= now ? end : 'sent';
  return {
    id: newId(moment),
    letter_id: id,
    contact_id: contact.id,
    name: contact.name,
    delivery_method: method,
    tracking_number: method === 'registered_post' && state ? trackingNumber(random) : '',
    position,
    delivery_note:
      state === 'returned' ? 'Истёк срок хранения' : state === 'refused' ? 'Адресат отказался принять' : '',
    delivery_state: state,
    sent_on: state ? dayOf(leaves) : null,
    settled_on: state && state !== 'sent' ? dayOf(arrives) : null,
    delivery_by: state ? clerkId : null,
    delivery_at: state ? new Date(leaves).toISOString() : null,
  };
}
