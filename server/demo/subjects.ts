// Subjects of letters of the demonstration, from patterns and things.
import type { Chance } from './chance.ts';
import type { Direction } from './ground.ts';
import {
  cities,
  incomingSubjects,
  internalSubjects,
  kindSubjects,
  outgoingSubjects,
  streets,
  things,
} from './words.ts';

const ofDirection = { incoming: incomingSubjects, outgoing: outgoingSubjects, internal: internalSubjects };

/** Some kinds have subjects of their own: a complaint is never an invitation. */
export function subjectOf(random: Chance, direction: Direction, kind: string): string {
  const patterns = kindSubjects[`${direction} ${kind}`] ?? ofDirection[direction];
  const thing = random.one(things) as Record<string, string>;
  return random.one(patterns).replace(/\{(\p{L}+)\}/gu, (_, word: string) => {
    if (word === 'n') return String(1 + random.below(900));
    if (word === 'дом') return String(1 + random.below(90));
    if (word === 'город') return random.one(cities);
    return word === 'улица' ? random.one(streets) : (thing[word] ?? '');
  });
}
