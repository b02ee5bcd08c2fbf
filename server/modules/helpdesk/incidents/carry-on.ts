// Carries the works on mass incidents out: part by part, each in a transaction of its own that takes its step, so that whatever
// stops in the middle goes on where it was, and two who carry on at once do nothing twice.
import type { Actor } from '#core/actor.ts';
import type { JobDefinition } from '#core/jobs/definition.ts';
import { Refusal } from '#core/refusal.ts';
import { perform } from '#core/runner.ts';
import type { Services } from '#core/services.ts';
import { systemActor } from '#core/system-actor.ts';
import type { IncidentWorkRow } from '../tables.ts';
import { Passed, stepActions } from './steps.ts';
import { carryOnJob } from './works.ts';

export type Work = Pick<IncidentWorkRow, 'id' | 'incident_id' | 'kind' | 'made_by' | 'comment_id'> & {
  name: string;
  person: boolean;
};

const page = 50;

/** With one named, those of its incident before it too: a part joins before it is answered. */
const findWorks = async ({ pools }: Services, workId: string | null): Promise<Work[]> =>
  (
    await pools.write.query<Work>(
      `select w.id, w.incident_id, w.kind, w.made_by, w.comment_id, p.name, u.id is not null as person
       from ticket_incident_work w join principal p on p.id = w.made_by left join app_user u on u.id = w.made_by
       where w.done_at is null and ($1::uuid is null or exists (select from ticket_incident_work asked where asked.id = $1
         and asked.incident_id = w.incident_id and (asked.made_at, asked.id) >= (w.made_at, w.id)))
       order by w.made_at, w.id limit 100`,
      [workId],
    )
  ).rows;

/** Whoever did it to the whole: the right to do so to the whole carries to its parts. The journal names them. */
const actorOf = (work: Work): Actor => ({
  ...systemActor('helpdesk'),
  ...(work.person ? { id: work.made_by, kind: 'user' as const, name: work.name, login: '' } : {}),
  requestId: work.id,
});

async function settle(services: Services, work: Work, ticketId: string, state: 'done' | 'refused', code: string) {
  await services.pools.write.query(
    `update ticket_incident_step set state = $3, code = $4, done_at = $5 where work_id = $1 and ticket_id = $2 and state = 'waiting'`,
    [work.id, ticketId, state, code, services.clock.now().toISOString()],
  );
}

/** How many parts it did not reach. */
async function carryOut(services: Services, work: Work): Promise<number> {
  let after = '00000000-0000-0000-0000-000000000000';
  let failed = 0;
  for (;;) {
    const { rows } = await services.pools.write.query<{ id: string }>(
      `select ticket_id as id from ticket_incident_step where work_id = $1 and state = 'waiting' and ticket_id > $2
       order by ticket_id limit ${page}`,
      [work.id, after],
    );
    for (const { id } of rows) {
      after = id;
      try {
        await perform(services, stepActions[work.kind](work, id), actorOf(work), { id });
      } catch (error) {
        if (error instanceof Passed) {
          if (error.code) await settle(services, work, id, error.refused ? 'refused' : 'done', error.code);
        } else if (error instanceof Refusal) await settle(services, work, id, 'refused', error.code);
        else {
          failed += 1;
          services.log.warn({ err: error, work: work.id, ticket: id }, 'a part of an incident was not reached');
        }
      }
    }
    if (rows.length < page) break;
  }
  if (failed > 0) return failed;
  await services.pools.write.query(
    `update ticket_incident_work set done_at = $2 where id = $1 and done_at is null
       and not exists (select from ticket_incident_step s where s.work_id = $1 and s.state = 'waiting')`,
    [work.id, services.clock.now().toISOString()],
  );
  return 0;
}

/** Also without a work named: what a crash left behind. */
export const carryOn: JobDefinition = {
  name: carryOnJob,
  schedule: '*/2 * * * *',
  async run(services, { workId }) {
    let failed = 0;
    for (const work of await findWorks(services, typeof workId === 'string' ? workId : null))
      failed += await carryOut(services, work);
    if (failed > 0) throw new Error(`${failed} steps of works on incidents are still waiting`);
  },
};
