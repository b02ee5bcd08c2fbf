// Macros as answers show them: with the names of what their steps name by id, and how often they were used.
import type { Output } from '#contract/core.ts';
import type { createMacro, MacroSteps } from '#contract/helpdesk.ts';
import type { Reader } from '#core/reader.ts';
import { sql } from '#core/sql.ts';
import type { Unit } from '#core/unit.ts';
import type { Helpdesk } from '../tables.ts';

export type MacroView = Output<typeof createMacro>;

/** Whoever may change macros everywhere keeps those for others; everybody keeps their own. */
export const keepsAll = (handle: { actor: Unit<Helpdesk>['actor'] }): boolean =>
  handle.actor.rights.everywhere('helpdesk.macro.update');

export const selectMacros = (handle: Unit<Helpdesk> | Reader<Helpdesk>) =>
  (handle as Unit<Helpdesk>).from('ticket_macro').select([
    'ticket_macro.id',
    'ticket_macro.kind',
    'ticket_macro.name',
    'ticket_macro.folder',
    sql<MacroView['category']>`(select json_build_object('id', c.id, 'name', c.name) from ticket_category c
        where c.id = ticket_macro.category_id)`.as('category'),
    'ticket_macro.audience',
    sql<MacroView['groups']>`coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name)
        from ticket_macro_group g join principal p on p.id = g.group_id where g.macro_id = ticket_macro.id), '[]')`.as(
      'groups',
    ),
    sql<MacroView['owner']>`(select json_build_object('id', p.id, 'name', p.name) from principal p
        where p.id = ticket_macro.owner_id)`.as('owner'),
    sql<MacroSteps>`ticket_macro.steps`.as('steps'),
    sql<Record<string, string>>`coalesce((select json_object_agg(n.id, n.name) from (
        select c.id, c.name from ticket_category c where c.id::text = ticket_macro.steps ->> 'categoryId'
        union all select p.id, p.name from principal p
          where p.id::text in (ticket_macro.steps ->> 'groupId', ticket_macro.steps ->> 'executor')
        union all select k.id, k.name from ticket_checklist k where k.id::text = ticket_macro.steps ->> 'checklistId') n), '{}')`.as(
      'names',
    ),
    'ticket_macro.enabled',
    'ticket_macro.version',
    sql<number>`coalesce((select sum(u.times) from ticket_macro_use u where u.macro_id = ticket_macro.id), 0)::int`.as(
      'used',
    ),
    sql<string | null>`(select max(u.last_at) from ticket_macro_use u where u.macro_id = ticket_macro.id)`.as(
      'lastUsedAt',
    ),
    'ticket_macro.changed_at as changedAt',
  ]);

type Row = Omit<MacroView, 'mayChange'>;

export const macroViewOf = (handle: Unit<Helpdesk> | Reader<Helpdesk>, row: Row): MacroView => ({
  ...row,
  mayChange: row.owner.id === handle.actor.id && row.audience === 'own' ? true : keepsAll(handle),
});
