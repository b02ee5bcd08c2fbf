// Puts an account that came by itself into the queue of the page "Registrations", whatever door it came through.
import type { Input } from '#contract/core.ts';
import type { listRegistrations } from '#contract/registration.ts';
import { unscoped } from '../../handle.ts';
import type { AnyUnit } from '../../unit.ts';

export interface PendingPerson {
  /** An account with the status `unconfirmed`. */
  userId: string;
  source: NonNullable<Input<typeof listRegistrations>['source']>;
  /** Where the person works, in their words, or what the other system says of them. */
  note?: string | undefined;
  /** Whose the chat was before that they came by. */
  formerId?: string | null | undefined;
}

/** The kind that live streams of the queue's readers hear of. */
export const registrationKind = 'registration';

export async function registerPending(unit: AnyUnit, { userId, source, note, formerId }: PendingPerson): Promise<void> {
  const waiting = {
    source,
    note: note?.slice(0, 300) ?? '',
    state: 'waiting' as const,
    requested_at: unit.moment,
    decided_at: null,
    decided_by: null,
    reason: '',
    merged_into: null,
    former_id: formerId ?? null,
  };
  await unscoped(unit)
    .insertInto('registration')
    .values({ user_id: userId, ...waiting })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(waiting))
    .execute();
  unit.event({
    operation: 'identity.registration.arrive',
    recordKind: registrationKind,
    subjectIds: [userId],
    data: { source },
  });
}
