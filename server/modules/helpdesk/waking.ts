// Tickets that waited until a moment go on when it has come: by the program's hand, told to whoever does them.
import { resumeTicket } from '#contract/helpdesk.ts';
import type { JobDefinition } from '#core/jobs/definition.ts';
import { perform } from '#core/runner.ts';
import { systemActor } from '#core/system-actor.ts';
import { wrongState } from './act-ways.ts';
import { lockTicket, writeTicket } from './change-ticket.ts';
import { stateAgain } from './rules.ts';
import { action } from './tables.ts';
import { ticketCardOf } from './ticket-card.ts';

const atOnce = 200;

/** Asked again under the lock: somebody may have put the moment off, or gone on, since the ticket was found. */
const resumeDueTicket = action(resumeTicket, async (unit, { id }) => {
  const before = await lockTicket(unit, id, 'resume');
  const { waitingUntil } = before;
  if (waitingUntil === null || Date.parse(waitingUntil) > unit.now.getTime()) throw wrongState(before);
  const after = { ...before, state: stateAgain(before), waitingReason: null, waitingUntil: null };
  await writeTicket(unit, before, after, { data: { waitedUntil: new Date(waitingUntil).toISOString() } });
  return ticketCardOf(unit, after);
});

export const resumeDue: JobDefinition = {
  name: 'helpdesk.ticket.resumeDue',
  schedule: '* * * * *',
  async run(services) {
    const { rows } = await services.pools.read.query<{ id: string }>(
      `select t.id from ticket t join record r on r.id = t.id
       where t.waiting_until <= $1 and r.state = 'waiting' order by t.waiting_until, t.id limit ${atOnce}`,
      [services.clock.now().toISOString()],
    );
    for (const { id } of rows)
      await perform(services, resumeDueTicket, systemActor('helpdesk'), { id }).catch((error) =>
        services.log.warn({ err: error, ticket: id }, 'a waiting ticket was not resumed'),
      );
  },
};
