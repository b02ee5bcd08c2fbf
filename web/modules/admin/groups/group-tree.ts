// The tree of groups as lines: what a search leaves of it, what stays when a branch is folded, what is under a group. Pure.
import type { Group } from '../rights/use-rights-catalog.ts';

type Line = { group: Group; depth: number };

/** The groups that hold the words, with everything above them. */
export function matching(groups: readonly Group[], words: string): Group[] {
  const asked = words.trim().toLowerCase();
  const byId = new Map(groups.map((group) => [group.id, group]));
  const kept = new Set<string>();
  for (const group of groups) {
    if (!`${group.index} ${group.name}`.toLowerCase().includes(asked)) continue;
    for (let one: Group | undefined = group; one && !kept.has(one.id); one = byId.get(one.parentId ?? ''))
      kept.add(one.id);
  }
  return groups.filter((group) => kept.has(group.id));
}

/** Lines in the order of the tree without what lies under folded ones. */
export function withoutFolded(lines: readonly Line[], folded: ReadonlySet<string>): Line[] {
  let hiddenBelow = Number.POSITIVE_INFINITY;
  return lines.filter(({ group, depth }) => {
    if (depth > hiddenBelow) return false;
    hiddenBelow = folded.has(group.id) ? depth : Number.POSITIVE_INFINITY;
    return true;
  });
}

/** The group and all below it: none of them can be its parent. */
export function selfAndBelow(groups: readonly Group[], id: string): Set<string> {
  const found = new Set([id]);
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const group of groups) if (group.parentId && found.has(group.parentId)) found.add(group.id);
  }
  return found;
}
