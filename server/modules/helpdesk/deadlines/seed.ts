// The deadlines that a new installation begins with: one standard policy for tickets, by the office week.
import type { Output, RawInput } from '#contract/core.ts';
import type { createPolicy, listPolicies, listSchedules } from '#contract/deadlines.ts';
import { call } from '#core/runner.ts';
import type { Services } from '#core/services.ts';
import { systemActor } from '#core/system-actor.ts';
import { ticketKind } from '../rules.ts';

const hour = 60;
/** Eight hours of work. */
const day = 8 * hour;

/** Made while tickets have no policy at all: a curator's own are never added to. */
export async function seedTicketPolicy(services: Services): Promise<void> {
  const actor = systemActor('first-start');
  const make = async <T>(operation: string, input: unknown) =>
    (await call(services, operation, actor, input)).body as T;
  const { items } = await make<Output<typeof listPolicies>>('core.policy.list', {});
  if (items.some((policy) => policy.kind === ticketKind)) return;
  const schedules = (await make<Output<typeof listSchedules>>('core.schedule.list', {})).items;
  const office = schedules.find((one) => one.enabled && one.followsCalendar) ?? schedules.find((one) => one.enabled);
  if (!office) return;
  const target = (answer: number, solve: number) => ({ answer, solve, scheduleId: null });
  const step = (clock: 'answer' | 'solve', minutes: number, ...tell: ('executor' | 'queue')[]) => ({
    clock,
    minutes,
    tell,
    principalIds: [],
  });
  await make('core.policy.create', {
    kind: ticketKind,
    name: 'Обычные сроки',
    standard: true,
    scheduleId: office.id,
    targets: {
      low: target(day, 5 * day),
      normal: target(4 * hour, 2 * day),
      high: target(hour, day),
      urgent: target(15, 4 * hour),
    },
    pauses: { answer: [], solve: ['requester', 'part', 'access', 'vendor'] },
    reopening: 'anew',
    steps: [
      step('answer', -15, 'executor'),
      step('answer', 0, 'executor'),
      step('solve', -hour, 'executor'),
      step('solve', 0, 'executor'),
      step('solve', 4 * hour, 'executor', 'queue'),
    ],
    dutyGroupId: null,
  } satisfies RawInput<typeof createPolicy>);
}
