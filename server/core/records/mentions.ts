// People named in a comment. The text holds their ids, `@[id]`, so that a changed or destroyed name is never left in it;
// whoever reads gets the name of today and its place.
import type { Audience } from '#contract/core.ts';
import { unscoped } from '../handle.ts';
import type { AnyReader } from '../reader.ts';
import { Refusal } from '../refusal.ts';
import type { AnyUnit } from '../unit.ts';
import type { Reachable } from './audience.ts';
import { thoseWhoHear } from './who-hears.ts';

const token = /@\[([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\]/gi;
const mostInComment = 20;

export interface Mention {
  id: string;
  name: string;
  /** Where `@name` stands in the text. */
  at: number;
  length: number;
}

/** Each person once. */
export const mentionedIn = (body: string): string[] => [
  ...new Set([...body.matchAll(token)].map(([, id]) => String(id).toLowerCase())),
];

/** What a search may know of the text: the names are not its own. */
export const withoutMentions = (body: string): string => body.replace(token, ' ');

/** The text as people read it. */
export function shownBody(body: string, names: ReadonlyMap<string, string>): { body: string; mentions: Mention[] } {
  const mentions: Mention[] = [];
  let shown = '';
  let from = 0;
  for (const found of body.matchAll(token)) {
    const id = String(found[1]).toLowerCase();
    const name = names.get(id);
    if (name === undefined) continue;
    shown += body.slice(from, found.index);
    mentions.push({ id, name, at: shown.length, length: name.length + 1 });
    shown += `@${name}`;
    from = found.index + found[0].length;
  }
  return { body: shown + body.slice(from), mentions };
}

export async function namesOfMentioned(
  handle: AnyReader | AnyUnit,
  bodies: readonly string[],
): Promise<Map<string, string>> {
  const ids = [...new Set(bodies.flatMap(mentionedIn))];
  if (ids.length === 0) return new Map();
  const rows = await unscoped(handle).selectFrom('principal').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Names of the people of a new comment. A mention opens nothing: whoever does not see what is said is not named in it. */
export async function judgeMentions(
  unit: AnyUnit,
  record: Reachable,
  comment: { body: string; audience: Audience },
): Promise<Map<string, string>> {
  const ids = mentionedIn(comment.body);
  if (ids.length === 0) return new Map();
  if (ids.length > mostInComment) throw new Refusal('mention_too_many', { most: mostInComment });
  const names = await namesOfMentioned(unit, [comment.body]);
  const unknown = ids.filter((id) => !names.has(id));
  if (unknown.length > 0) throw new Refusal('mention_unknown', { ids: unknown });
  const hearing = await thoseWhoHear(unit, record, comment.audience, ids);
  const deaf = ids.filter((id) => !hearing.has(id));
  if (deaf.length > 0) throw new Refusal('mention_unseen', { names: deaf.map((id) => names.get(id)).join(', ') });
  return names;
}
