// Notices that many tickets of one category came from one building in a short time, and asks the dispatcher once.
import { incidentsSetting } from '#contract/settings/incidents.ts';
import { inTransaction } from '#core/bulk/transaction.ts';
import type { Sql } from '#core/db/sql.ts';
import { writeEvents } from '#core/events.ts';
import { loadRights } from '#core/identity/rights-of.ts';
import { newId } from '#core/ids.ts';
import type { JobDefinition } from '#core/jobs/definition.ts';
import { tellPeople } from '#core/notify/tell.ts';
import type { Services } from '#core/services.ts';
import { settingValue } from '#core/settings/value.ts';
import { systemActor } from '#core/system-actor.ts';

export const incidentNotice = {
  key: 'incident',
  title: { ru: 'Похоже на массовый сбой', en: 'It looks like a mass incident' },
  hint: {
    ru: 'Много заявок одной категории из одного корпуса. Тем, кто может их объединить',
    en: 'Many tickets of one category from one building. For those who may join them',
  },
  channels: { app: true, mail: false, chat: true },
} as const;
export const proposalKind = 'incident_proposal';

const idSince = (at: Date): string => {
  const hex = at.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
};

/** Open tickets that are in no incident, by category and building; `t.id >= $1` and `r.created_at >= $2` bound them. */
export const loose = `from ticket t join record r on r.id = t.id join place p on p.id = t.place_id
  where r.kind = 'ticket' and r.state_group in ('new', 'work', 'waiting') and r.life = 'active' and t.parent_id is null
    and t.channel <> 'import' and (p.building_id is not null or p.kind = 'building')
    and not exists (select from ticket_incident i where i.id = t.id)`;
export const buildingOf = 'coalesce(p.building_id, p.id)';

export interface Crowd {
  categoryId: string;
  buildingId: string;
  category: string;
  building: string;
  tickets: number;
  since: string;
}

/** Where there are so many within so many minutes before `at`. */
export async function crowds(
  sql: Sql,
  at: Date,
  { tickets, minutes }: { tickets: number; minutes: number },
): Promise<Crowd[]> {
  const since = new Date(at.getTime() - minutes * 60_000);
  const { rows } = await sql.query<Crowd>(
    `select t.category_id as "categoryId", ${buildingOf} as "buildingId", c.name as category, b.path as building,
       count(*)::int as tickets, min(r.created_at) as since
     from (select t.id ${loose} and t.id >= $1::uuid and r.created_at >= $2) as fresh
       join ticket t on t.id = fresh.id join record r on r.id = t.id join place p on p.id = t.place_id
       join ticket_category c on c.id = t.category_id join place b on b.id = ${buildingOf}
     group by 1, 2, 3, 4 having count(*) >= $3 order by tickets desc`,
    [idSince(since), since.toISOString(), tickets],
  );
  return rows;
}

/** Raised unless it is asked already, was declined a short while ago, or the incident itself is still open. */
async function raise(sql: Sql, services: Services, crowd: Crowd): Promise<string | null> {
  const now = services.clock.now();
  const { rows } = await sql.query<{ id: string }>(
    `insert into ticket_incident_proposal (id, category_id, building_id, raised_at, tickets, since)
     select $1, $2, $3, $4, $5, $6
     where not exists (select from ticket_incident_proposal q where q.category_id = $2 and q.building_id = $3 and q.state = 'declined'
         and q.quiet_until > $4)
       and not exists (select from ticket_incident i join record r on r.id = i.id where i.category_id = $2 and i.building_id = $3
         and i.undone_at is null and r.state_group in ('new', 'work', 'waiting'))
     on conflict (category_id, building_id) where state = 'open' do nothing returning id`,
    [newId(now.getTime()), crowd.categoryId, crowd.buildingId, now.toISOString(), crowd.tickets, crowd.since],
  );
  return rows[0]?.id ?? null;
}

/** Those who may make an incident of it. */
async function deciders(services: Services): Promise<string[]> {
  const { rows } = await services.pools.read.query<{ id: string }>(
    `select u.id from app_user u where u.status = 'active' order by u.id`,
  );
  const may: string[] = [];
  for (const { id } of rows)
    if ((await loadRights(services.pools.read, services, id)).everywhere('helpdesk.incident.make')) may.push(id);
  return may;
}

async function tell(services: Services, id: string, { category, building, tickets }: Crowd): Promise<void> {
  const text = {
    ru: `Похоже на массовый сбой: ${category}, ${building}, заявок: ${tickets}`,
    en: `It looks like a mass incident: ${category}, ${building}, tickets: ${tickets}`,
  };
  await tellPeople(
    services.pools.write,
    services,
    (await deciders(services)).map((userId) => ({
      userId,
      kind: incidentNotice.key,
      operation: 'helpdesk.incident.make',
      recordId: null,
      data: { to: '/tickets', text },
      uniqueKey: `incident:${id}:${userId}`,
    })),
  );
}

export const proposeIncidents: JobDefinition = {
  name: 'helpdesk.incident.propose',
  schedule: '* * * * *',
  async run(services) {
    const setting = await settingValue(services, incidentsSetting);
    const now = services.clock.now();
    // What is no longer so is asked no longer.
    await services.pools.write.query(
      `update ticket_incident_proposal q set state = 'passed', decided_at = $1 where q.state = 'open' and (
         q.raised_at < $1::timestamptz - interval '12 hours'
         or (select count(*) ${loose} and t.category_id = q.category_id and ${buildingOf} = q.building_id and r.created_at >= q.since) < 2)`,
      [now.toISOString()],
    );
    if (!setting.on) return;
    for (const crowd of await crowds(services.pools.read, now, setting)) {
      const raised = await inTransaction(services, async (client) => {
        const id = await raise(client, services, crowd);
        if (!id) return null;
        const { categoryId, buildingId, tickets } = crowd;
        const data = { proposalId: id, categoryId, placeId: buildingId, tickets };
        const note = { recordKind: proposalKind, data };
        await writeEvents(services, client, systemActor('helpdesk'), 'helpdesk.incident.propose', [note], 'done');
        return id;
      });
      if (raised) await tell(services, raised, crowd);
    }
  },
};
