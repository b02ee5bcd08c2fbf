// How far a card follows the finger, and what letting go means. Pure.

/** Width of one act behind a card, px. */
export const actWidth = 84;
/** A finger that moved less has only touched. */
export const slack = 8;

export type Gesture = 'none' | 'across' | 'along';

/** Whether a movement is a swipe, or the list's own scrolling. */
export function gestureOf(dx: number, dy: number): Gesture {
  if (Math.hypot(dx, dy) < slack) return 'none';
  return Math.abs(dx) > Math.abs(dy) ? 'across' : 'along';
}

/** The card goes to the left only, over the whole of itself at most. */
export const shiftOf = (from: number, dx: number, cardWidth: number): number =>
  Math.max(-cardWidth, Math.min(0, from + dx));

/** A swipe over most of the card does the first act; over a good part of the acts it leaves them open. */
export function letGo(shift: number, acts: number, cardWidth: number): 'close' | 'open' | 'first' {
  if (-shift > Math.max(cardWidth * 0.6, actWidth * acts * 1.2)) return 'first';
  return -shift > Math.min(actWidth * acts * 0.5, 60) ? 'open' : 'close';
}
