// What the registry tells people beyond what core tells of every record.
import type { NoticeKind } from '#core/notify/kinds.ts';
import type { Subscription } from '#core/notify/subscription.ts';
import { circleOf } from '#core/records/subscriptions.ts';
import { reservationKind } from './numbers/release-expired.ts';

export const noticeKinds: readonly NoticeKind[] = [
  {
    key: 'cancelled',
    title: { ru: 'Аннулирование письма', en: 'A letter is cancelled' },
    channels: { app: true, mail: true },
  },
  reservationKind,
];

export const subscriptions: readonly Subscription[] = [
  {
    kind: 'cancelled',
    operations: ['correspondence.letter.cancel'],
    recipients: (sql, event) => circleOf(sql, event.recordId),
  },
];
