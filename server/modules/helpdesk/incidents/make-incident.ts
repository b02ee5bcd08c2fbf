// Makes one ticket of many: the whole at once, its parts join it behind; declining asks no more for some hours.
import { declineIncident, makeIncident } from '#contract/helpdesk.ts';
import { incidentsSetting } from '#contract/settings/incidents.ts';
import { workOf } from '#core/actor.ts';
import { requireEverywhere } from '#core/everywhere.ts';
import { shapeOf, sqlOf } from '#core/handle.ts';
import { newId } from '#core/ids.ts';
import { Refusal, refuseField } from '#core/refusal.ts';
import { settingValue } from '#core/settings/value.ts';
import type { Unit } from '#core/unit.ts';
import { chosenCategory, placePathOf } from '../ground.ts';
import { intoQueue, writeNewTicket } from '../new-ticket.ts';
import { ticketKind } from '../rules.ts';
import { action, type Helpdesk } from '../tables.ts';
import { ticketCardOf } from '../ticket-card.ts';
import { leaveTrail } from '../undo/trail.ts';
import { newTicket } from '../whole-ticket.ts';
import { buildingOf, loose, proposalKind } from './proposals.ts';
import { noteWork } from './works.ts';

interface Ground {
  proposalId: string | null;
  categoryId: string;
  buildingId: string | null;
  /** The parts; `$1` is the incident. */
  parts: { text: string; values: unknown[] };
}

async function ofProposal(unit: Unit<Helpdesk>, id: string): Promise<Ground> {
  const found = await unit
    .from('ticket_incident_proposal')
    .selectAll('ticket_incident_proposal')
    .where('ticket_incident_proposal.id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new Refusal('not_found');
  if (found.state !== 'open') throw new Refusal('incident_decided');
  const { category_id: categoryId, building_id: buildingId, since } = found;
  return {
    proposalId: id,
    categoryId,
    buildingId,
    parts: {
      text: `select t.id ${loose} and t.id <> $1 and t.category_id = $2 and ${buildingOf} = $3 and r.created_at >= $4`,
      values: [categoryId, buildingId, since],
    },
  };
}

/** Tickets chosen by hand: of the first one's category and building. */
async function ofTickets(unit: Unit<Helpdesk>, ids: readonly string[]): Promise<Ground> {
  const { rows } = await sqlOf(unit).query<{ categoryId: string; buildingId: string | null }>(
    `select t.category_id as "categoryId", ${buildingOf} as "buildingId" from ticket t join record r on r.id = t.id
       left join place p on p.id = t.place_id
     where t.id = any($1::uuid[]) and r.state_group in ('new', 'work', 'waiting') and r.life = 'active' and t.parent_id is null
       and not exists (select from ticket_incident i where i.id = t.id)
     order by r.created_at, t.id limit 1`,
    [ids],
  );
  const [first] = rows;
  if (!first) throw new Refusal('incident_none');
  return {
    proposalId: null,
    ...first,
    parts: {
      text: `select t.id from ticket t join record r on r.id = t.id where t.id = any($2::uuid[]) and t.id <> $1 and t.parent_id is null
        and r.state_group in ('new', 'work', 'waiting') and r.life = 'active'
        and not exists (select from ticket_incident i where i.id = t.id)`,
      values: [ids],
    },
  };
}

export const makeIncidentAction = action(makeIncident, async (unit, { proposalId, ids, subject }) => {
  requireEverywhere(unit);
  if ((proposalId === undefined) === (ids === undefined)) throw refuseField('ids', 'invalid_input');
  const ground = proposalId ? await ofProposal(unit, proposalId) : await ofTickets(unit, ids ?? []);
  const category = await chosenCategory(unit, ground.categoryId, ground.categoryId);
  const place = ground.buildingId ? await placePathOf(unit, ground.buildingId) : null;
  const id = newId(unit.now.getTime());
  const incident = newTicket(id, unit.moment, {
    subject: subject ?? [category.name, place].filter(Boolean).join(', ').concat(': массовый сбой').slice(0, 300),
    description: '',
    categoryId: category.id,
    categoryName: category.name,
    minutesRequired: category.minutesRequired,
    priority: category.priority === 'urgent' ? 'urgent' : 'high',
    channel: 'web',
    placeNote: '',
    clearance: 'none',
    createdBy: workOf(unit.actor),
    authorName: unit.actor.name,
    registeredOn: unit.today,
  });
  Object.assign(incident, { placeId: ground.buildingId, placePath: place, awaitsUs: false });
  intoQueue(incident, category);
  await writeNewTicket(unit, incident, { category, data: { incident: true } });
  const { id: madeBy } = unit.actor;
  await unit
    .insert('ticket_incident', {
      id,
      category_id: category.id,
      building_id: ground.buildingId,
      made_by: madeBy,
      made_at: unit.moment,
      undone_at: null,
    })
    .execute();
  const parts = await noteWork(unit, id, 'join', ground.parts);
  if (parts === 0) throw new Refusal('incident_none');
  unit.event({ recordId: id, recordKind: ticketKind, audience: 'internal', data: { parts } });
  if (ground.proposalId) {
    await unit
      .update('ticket_incident_proposal')
      .set({ state: 'made', incident_id: id, decided_by: madeBy, decided_at: unit.moment })
      .where('ticket_incident_proposal.id', '=', ground.proposalId)
      .execute();
    unit.event({ recordKind: proposalKind, data: { proposalId: ground.proposalId, incidentId: id, parts } });
  }
  return ticketCardOf(unit, incident, await leaveTrail(unit, [{ before: incident, after: incident }]));
});

export const declineIncidentAction = action(declineIncident, async (unit, { id }) => {
  requireEverywhere(unit);
  const { categoryId } = await ofProposal(unit, id);
  const { quietHours } = await settingValue(shapeOf(unit).services, incidentsSetting);
  const quietUntil = new Date(unit.now.getTime() + quietHours * 3_600_000).toISOString();
  await unit
    .update('ticket_incident_proposal')
    .set({ state: 'declined', decided_by: unit.actor.id, decided_at: unit.moment, quiet_until: quietUntil })
    .where('ticket_incident_proposal.id', '=', id)
    .execute();
  unit.event({ recordKind: proposalKind, data: { proposalId: id, categoryId, quietUntil } });
  return { ok: true as const };
});
