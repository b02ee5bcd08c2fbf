// The tree of sections, whole: some dozens of rows, read in one statement.
import type { Output } from '#contract/core.ts';
import type { createSection } from '#contract/knowledge.ts';
import type { Reader } from '#core/reader.ts';
import { Refusal, refuseField } from '#core/refusal.ts';
import type { Unit } from '#core/unit.ts';
import type { Knowledge } from '../tables.ts';

export type SectionView = Output<typeof createSection>;

/** By id, each after the one above it, beside those of its level in their order. */
export async function loadSections(handle: Unit<Knowledge> | Reader<Knowledge>): Promise<Map<string, SectionView>> {
  const rows = await (handle as Unit<Knowledge>)
    .from('article_section')
    .select(['id', 'parent_id as parentId', 'name', 'hint', 'enabled', 'position', 'version'])
    .orderBy('position')
    .orderBy('name')
    .orderBy('id')
    .execute();
  const under = Map.groupBy(rows, (row) => row.parentId);
  const tree = new Map<string, SectionView>();
  const add = (parent: SectionView | null) => {
    for (const row of under.get(parent?.id ?? null) ?? []) {
      const path = parent ? `${parent.path} / ${row.name}` : row.name;
      const view = { ...row, path, inUse: row.enabled && (parent?.inUse ?? true), articles: 0 };
      tree.set(view.id, view);
      add(view);
    }
  };
  add(null);
  return tree;
}

/** A section that articles may be put into. */
export async function requireSection(unit: Unit<Knowledge>, id: string, kept?: string): Promise<void> {
  const section = (await loadSections(unit)).get(id);
  if (!section) throw refuseField('sectionId', 'not_found');
  if (!section.inUse && id !== kept) throw new Refusal('section_off', { name: section.path });
}

export async function sectionOf(unit: Unit<Knowledge>, id: string): Promise<SectionView> {
  const view = (await loadSections(unit)).get(id);
  if (!view) throw new Refusal('not_found');
  return view;
}

/** The section and all inside it. */
export function idsInside(tree: ReadonlyMap<string, SectionView>, id: string): string[] {
  const found = new Set([id]);
  for (const one of tree.values()) if (one.parentId && found.has(one.parentId)) found.add(one.id);
  return [...found];
}
