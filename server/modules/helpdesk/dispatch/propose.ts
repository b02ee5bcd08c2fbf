// Proposes executors for tickets, best first, each with the reasons; of the others says why not.
import { proposeExecutors } from '#contract/helpdesk.ts';
import { dispatchSetting } from '#contract/settings/dispatch.ts';
import { sqlOf } from '#core/handle.ts';
import { settingIn } from '#core/settings/value.ts';
import { loadTree } from '../categories/tree.ts';
import { query } from '../tables.ts';
import { candidateOf, executorsOf } from './people.ts';
import { rank } from './rank.ts';
import { wantedOf } from './wanted.ts';

export const proposeExecutorsQuery = query(proposeExecutors, async (reader, { ids }) => {
  const rules = await settingIn(reader, dispatchSetting);
  const tickets = await reader
    .from('ticket', 'record')
    .innerJoin('record', 'record.id', 'ticket.id')
    .select([
      'ticket.id',
      'ticket.category_id as categoryId',
      'ticket.place_id as placeId',
      'ticket.group_id as groupId',
      'record.clearance',
    ])
    .where('ticket.id', 'in', ids)
    .execute();
  const tree = await loadTree(reader);
  const sql = sqlOf(reader);
  const teams = new Map<string | null, Awaited<ReturnType<typeof executorsOf>>['people']>();
  const proposals = new Map<string, ReturnType<typeof rank>>();
  for (const ticket of tickets) {
    let people = teams.get(ticket.groupId);
    if (!people) {
      people = (await executorsOf(reader, ticket.groupId ? [ticket.groupId] : [], rules)).people;
      teams.set(ticket.groupId, people);
    }
    const ground = {
      onDutyOnly: rules.onDutyOnly,
      fullMinutes: rules.dayHours * 60,
      rule: tree.get(ticket.categoryId)?.giving.rule === 'turn' ? ('turn' as const) : ('load' as const),
    };
    const candidates = people.map((one) => candidateOf(one, ticket));
    proposals.set(ticket.id, rank(candidates, await wantedOf(sql, tree, ticket), ground));
  }
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
  return {
    proposals: ids.flatMap((ticketId) => {
      const found = proposals.get(ticketId);
      if (!found) return [];
      return [
        {
          ticketId,
          proposed: found.proposed.map(({ candidate, because }) => ({ person: named(candidate), because })),
          others: found.others.map(({ candidate, why }) => ({ person: named(candidate), why })),
        },
      ];
    }),
  };
});
