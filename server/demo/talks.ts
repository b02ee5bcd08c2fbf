// Conversations of the demonstration: which of the letters to come answers which letter. An answer gets its place before
// it is written, so that the letter which waits for it knows it at once. One conversation goes on through all the years.
import { newId } from '#core/ids.ts';
import type { Chance } from './chance.ts';
import type { DemoContact } from './ground.ts';

export interface Talk {
  contact: DemoContact;
  subject: string;
  length: number;
  /** The one that reaches forty letters. */
  long: boolean;
}
export interface PlannedAnswer {
  id: string;
  place: number;
  talk: Talk;
  answers: { id: string; direction: 'incoming' | 'outgoing' };
}

const longest = 40;

export class Talks {
  readonly #random: Chance;
  readonly #count: number;
  readonly #perDay: number;
  readonly #planned = new Map<number, PlannedAnswer>();
  #long: Talk | undefined;

  constructor(random: Chance, count: number, days: number) {
    this.#random = random;
    this.#count = count;
    this.#perDay = count / days;
  }

  take(place: number): PlannedAnswer | undefined {
    const planned = this.#planned.get(place);
    this.#planned.delete(place);
    return planned;
  }

  begin(contact: DemoContact, subject: string): Talk {
    const talk = { contact, subject, length: 1, long: this.#long === undefined };
    if (talk.long) this.#long = talk;
    return talk;
  }

  /** The answer to a letter of the talk that stands at `place`, or nothing when none comes before the end. */
  follow(
    talk: Talk,
    place: number,
    letter: PlannedAnswer['answers'],
    within: { asked: number | null },
  ): PlannedAnswer | undefined {
    const wanted = talk.long ? this.#nextOfLong(talk) : this.#usual(talk, place, within.asked);
    if (wanted === null) return undefined;
    let free = Math.max(place + 1, wanted);
    while (this.#planned.has(free)) free += 1;
    if (free >= this.#count) return undefined;
    talk.length += 1;
    const planned = { id: newId(), place: free, talk, answers: letter };
    this.#planned.set(free, planned);
    return planned;
  }

  #nextOfLong(talk: Talk): number | null {
    return talk.length < longest ? Math.floor((talk.length * this.#count) / longest) : null;
  }

  #usual(talk: Talk, place: number, asked: number | null): number | null {
    const random = this.#random;
    if (asked === null) {
      if (talk.length > 7 || !random.happens(talk.length === 1 ? 0.16 : 0.22)) return null;
      return place + Math.ceil((1 + random.below(15)) * this.#perDay);
    }
    // Nearly always in time; one in ten is late.
    const days = random.happens(0.1) ? asked * (1 + random.next() * 0.8) : asked * (0.15 + random.next() * 0.8);
    return place + Math.ceil(days * this.#perDay);
  }
}
