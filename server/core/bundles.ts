// Named bundles of operations: a role or a switch names `bundle:<key>`, and every module adds what it has of that to it.
// What a later module adds is granted, and switched off, with what was there before.
import type { Reach, Text } from '#contract/core.ts';

/** What a module's card says of a bundle; the title stands on one card, operations on any. */
export interface BundlePart {
  key: string;
  title?: Text;
  about?: Text;
  /** Names of operations or prefixes such as `correspondence.*`. */
  operations: readonly string[];
  /** The bundle is one of the seven switches on a person's card; on, it gives this reach. */
  switchReach?: Reach;
}
export interface Bundle extends BundlePart {
  title: Text;
}

/** Two roles that nobody may hold at once, and why. */
export interface RoleConflict {
  roles: readonly [string, string];
  why: Text;
}

const prefix = 'bundle:';
export const bundleName = (key: string): string => `${prefix}${key}`;
/** The key of `bundle:<key>`; undefined for operations and prefixes. */
export const bundleKey = (pattern: string): string | undefined =>
  pattern.startsWith(prefix) ? pattern.slice(prefix.length) : undefined;

export function joinBundles(parts: readonly BundlePart[], fail: (text: string) => never): Map<string, Bundle> {
  const bundles = new Map<string, Bundle>();
  for (const part of parts) {
    if (!part.title) continue;
    if (bundles.has(part.key)) fail(`bundle ${part.key} has two titles`);
    bundles.set(part.key, { ...part, title: part.title, operations: [] });
  }
  for (const part of parts) {
    const bundle = bundles.get(part.key) ?? fail(`bundle ${part.key} has no title`);
    bundles.set(part.key, { ...bundle, operations: [...new Set([...bundle.operations, ...part.operations])] });
  }
  return bundles;
}

/** The operations and prefixes that a grant's or switch's words stand for; a bundle that no module knows stands for none. */
export function patternsOf(bundles: ReadonlyMap<string, Bundle>, word: string): readonly string[] {
  const key = bundleKey(word);
  return key === undefined ? [word] : (bundles.get(key)?.operations ?? []);
}

/** Everything that a grant or switch may be called to name the operation: itself, its prefixes, `*`, its bundles. */
export function wordsNaming(bundles: ReadonlyMap<string, Bundle>, operation: string): string[] {
  const parts = operation.split('.');
  const plain = [operation, '*', ...parts.slice(1).map((_, at) => `${parts.slice(0, at + 1).join('.')}.*`)];
  const named = [...bundles.values()].filter((bundle) => bundle.operations.some((word) => plain.includes(word)));
  return [...plain, ...named.map((bundle) => bundleName(bundle.key))];
}
