// The tree of categories, whole: some hundreds of rows at most, read in one statement. What a category does not say itself
// it has from the one above it.
import type { Output } from '#contract/core.ts';
import type { AssignmentRule, createCategory, messengerFields } from '#contract/helpdesk.ts';
import type { Reader } from '#core/reader.ts';
import { Refusal } from '#core/refusal.ts';
import { sql } from '#core/sql.ts';
import type { Unit } from '#core/unit.ts';
import type { Helpdesk } from '../tables.ts';

export type CategoryView = Output<typeof createCategory>;
export interface CategoryNode extends CategoryView {
  /** It and all above it are on. */
  inUse: boolean;
  /** Its own queue, else that of the nearest category above it. */
  queue: { id: string; name: string } | null;
  /** The ready checklist of its new tickets: its own, else that of the nearest category above it. */
  givenChecklist: string | null;
  /** Its own rule, else that of the nearest category above it, else the queue. */
  giving: { rule: AssignmentRule; assignee: CategoryView['assignee'] };
  /** The queue that a new ticket comes into: none where a dispatcher gives each out. */
  firstQueue: string | null;
  depth: number;
}

/** By id, each after the one above it, beside those of its level in their order. */
export async function loadTree(handle: Unit<Helpdesk> | Reader<Helpdesk>): Promise<Map<string, CategoryNode>> {
  const rows = await (handle as Unit<Helpdesk>)
    .from('ticket_category')
    .select([
      'id',
      'parent_id as parentId',
      'name',
      'hint',
      'enabled',
      'position',
      sql<CategoryView['group']>`(select json_build_object('id', g.id, 'name', g.name)
        from principal g where g.id = ticket_category.group_id)`.as('group'),
      sql<CategoryView['policy']>`(select json_build_object('id', p.id, 'name', p.name)
        from deadline_policy p where p.id = ticket_category.policy_id)`.as('policy'),
      'priority',
      'patient_data as patientData',
      sql<(typeof messengerFields)[number][]>`messenger_fields`.as('messengerFields'),
      'minutes_required as minutesRequired',
      'norm_minutes as normMinutes',
      sql<CategoryView['checklist']>`(select json_build_object('id', k.id, 'name', k.name)
        from ticket_checklist k where k.id = ticket_category.checklist_id)`.as('checklist'),
      'checklist_rule as checklistRule',
      'close_after_days as closeAfterDays',
      'reopen_days as reopenDays',
      'assignment',
      sql<CategoryView['assignee']>`(select json_build_object('id', a.id, 'name', a.name)
        from principal a where a.id = ticket_category.assignee_id)`.as('assignee'),
      'version',
    ])
    .orderBy('position')
    .orderBy('name')
    .orderBy('id')
    .execute();
  const under = Map.groupBy(rows, (row) => row.parentId);
  const tree = new Map<string, CategoryNode>();
  const add = (parent: CategoryNode | null) => {
    for (const row of under.get(parent?.id ?? null) ?? []) {
      const giving = row.assignment
        ? { rule: row.assignment, assignee: row.assignee }
        : (parent?.giving ?? { rule: 'queue' as const, assignee: null });
      const queue = row.group ?? parent?.queue ?? null;
      const node: CategoryNode = {
        ...row,
        path: parent ? `${parent.path} / ${row.name}` : row.name,
        inUse: row.enabled && (parent?.inUse ?? true),
        queue,
        givenChecklist: row.checklist?.id ?? parent?.givenChecklist ?? null,
        giving,
        firstQueue: giving.rule === 'hand' ? null : (queue?.id ?? null),
        depth: parent ? parent.depth + 1 : 0,
      };
      tree.set(node.id, node);
      add(node);
    }
  };
  add(null);
  return tree;
}

export const viewOf = ({
  inUse: _inUse,
  queue: _queue,
  depth: _depth,
  givenChecklist: _given,
  giving: _giving,
  firstQueue: _firstQueue,
  ...view
}: CategoryNode): CategoryView => view;

export async function categoryView(unit: Unit<Helpdesk>, id: string): Promise<CategoryView> {
  const node = (await loadTree(unit)).get(id);
  if (!node) throw new Refusal('not_found');
  return viewOf(node);
}

/** The category and all inside it. */
export function idsUnder(tree: ReadonlyMap<string, CategoryNode>, id: string): string[] {
  const found = new Set([id]);
  for (const node of tree.values()) if (node.parentId && found.has(node.parentId)) found.add(node.id);
  return [...found];
}
