// Who of the people we know this may be: the same address, telephone or chat, the same or a similar name. Pure but for
// one statement that gathers the candidates.
import { sql } from 'kysely';
import type { Output } from '#contract/core.ts';
import type { readRegistration } from '#contract/registration.ts';
import { checkPhone } from '../../contact-checks/phone.ts';
import { unscoped } from '../../handle.ts';

export type Match = Output<typeof readRegistration>['matches'][number];
type Candidate = Omit<Match, 'grounds' | 'mergeable'>;
interface Sought {
  id: string;
  name: string;
  email: string | null;
  phone: string;
  /** Whose chat it was before. */
  formerId?: string | null;
}

const shownAtMost = 8;

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}\s-]/gu, ' ');
export const nameWords = (name: string): string[] =>
  plain(name)
    .split(/[\s-]+/)
    .filter((word) => word.length > 0);
const phoneOf = (phone: string): string | undefined => {
  const checked = checkPhone(phone);
  return 'value' in checked ? checked.value : undefined;
};

/** Letters to change, add, drop or swap to make one word of the other. */
export function distance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, place) => place)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      let best = Math.min(
        (rows[i - 1]?.[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (rows[i - 1]?.[j - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) best = Math.min(best, (rows[i - 2]?.[j - 2] ?? 0) + 1);
      row.push(best);
    }
    rows.push(row);
  }
  return rows[one.length]?.[other.length] ?? 0;
}

const isInitial = (word: string, other: string): boolean => word.length === 1 && other.startsWith(word);
const fits = (word: string, other: string): boolean =>
  word === other ||
  isInitial(word, other) ||
  isInitial(other, word) ||
  (Math.min(word.length, other.length) >= 4 &&
    distance(word, other) <= (Math.max(word.length, other.length) > 7 ? 2 : 1));

/** 2: the same words in any order; 1: each word of the shorter name fits one of the other, a misspelling or an initial. */
export function nameLikeness(one: string, other: string): 0 | 1 | 2 {
  const [shorter, longer] = [nameWords(one), nameWords(other)].sort((a, b) => a.length - b.length) as [
    string[],
    string[],
  ];
  if (shorter.length < 2) return shorter.length === 1 && shorter[0] === longer.join(' ') ? 2 : 0;
  if (shorter.length === longer.length && shorter.every((word) => longer.includes(word))) return 2;
  const left = [...longer];
  for (const word of shorter) {
    const place = left.findIndex((other) => fits(word, other));
    if (place < 0) return 0;
    left.splice(place, 1);
  }
  // Initials alone are nobody's name: one whole word must fit.
  return shorter.some((word) => word.length > 1 && longer.some((other) => other.length > 1 && fits(word, other)))
    ? 1
    : 0;
}

export function groundsOf(sought: Sought, candidate: Candidate): Match['grounds'] {
  const grounds: Match['grounds'] = [];
  if (sought.email && candidate.email?.toLowerCase() === sought.email.toLowerCase()) grounds.push('email');
  const phone = phoneOf(sought.phone);
  if (phone && phone === phoneOf(candidate.phone)) grounds.push('phone');
  if (sought.formerId === candidate.id) grounds.push('chat');
  const likeness = nameLikeness(sought.name, candidate.name);
  if (likeness === 2) grounds.push('name');
  if (likeness === 1) grounds.push('similar-name');
  return grounds;
}

/** The likeliest first. Somebody with the first letters of one of the names, the same digits or address is looked at. */
export async function likelyMatches(handle: object, sought: Sought): Promise<Match[]> {
  const beginnings = nameWords(sought.name).flatMap((word) => (word.length >= 3 ? [word.slice(0, 3)] : []));
  const digits = (phoneOf(sought.phone) ?? '').slice(-7);
  const { rows } = await sql<Candidate>`
    select u.id, p.name, u.login, u.email, u.position, u.phone, u.status,
      coalesce((select json_agg(g.name order by g.name) from group_member m join principal g on g.id = m.group_id
        where m.principal_id = u.id), '[]') as groups
    from app_user u join principal p on p.id = u.id
    where u.id <> ${sought.id} and u.login not like 'merged-%' and (
      u.id = ${sought.formerId ?? null} or lower(u.email) = lower(${sought.email}) or (${digits} <> '' and right(regexp_replace(u.phone, '\\D', '', 'g'), 7) = ${digits})
      or exists (select 1 from regexp_split_to_table(replace(lower(p.name), 'ё', 'е'), '[\\s-]+') as word
        where left(word, 3) = any(${beginnings}::text[])))
    limit 2000`.execute(unscoped(handle));
  return rows
    .map((row) => ({
      ...row,
      grounds: groundsOf(sought, row),
      mergeable: row.status === 'active' || row.status === 'invited',
    }))
    .filter((row) => row.grounds.length > 0)
    .sort((one, other) => weight(other) - weight(one))
    .slice(0, shownAtMost);
}

const weights: Record<Match['grounds'][number], number> = { email: 8, chat: 6, phone: 4, name: 2, 'similar-name': 1 };
const weight = (match: Match): number =>
  match.grounds.reduce((sum, ground) => sum + weights[ground], 0) + (match.mergeable ? 0.5 : 0);
