// Chance from a seed, equal in each run: the same demonstration whoever makes it.

/** Numbers from 0 up to 1 (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export class Chance {
  readonly next: () => number;
  constructor(seed: number) {
    this.next = chance(seed);
  }
  below(most: number): number {
    return Math.floor(this.next() * most);
  }
  one<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
  /** The first ones far more often: about half of the picks fall on the first twentieth of the list. */
  skewed<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() ** 4.3 * list.length)] as T;
  }
  happens(share: number): boolean {
    return this.next() < share;
  }
}
