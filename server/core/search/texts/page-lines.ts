// Pieces of text on a page of print put together as lines, in the order of reading: the upper right corner, where letters
// name whom they are to, by itself. Pure.
import type { TextLine } from './first-lines.ts';

export interface TextPiece {
  text: string;
  x: number;
  /** Of the base line, from the upper edge. */
  y: number;
  width: number;
  height: number;
}

/** Pieces nearer than this, in heights of a letter, are words of one line. */
const wordGap = 2;

export function pageLines(
  pieces: readonly TextPiece[],
  page: number,
  size: { width: number; height: number },
): TextLine[] {
  const lines: TextPiece[] = [];
  const sorted = pieces.filter(({ text }) => text.trim() !== '').toSorted((a, b) => a.y - b.y || a.x - b.x);
  for (const piece of sorted) {
    const line = lines.findLast(
      (one) =>
        Math.abs(one.y - piece.y) < Math.max(one.height, piece.height) * 0.6 &&
        piece.x - (one.x + one.width) < piece.height * wordGap &&
        piece.x + piece.width > one.x,
    );
    if (!line) lines.push({ ...piece });
    else {
      const gap = piece.x - (line.x + line.width) > piece.height * 0.15;
      line.text += gap && !line.text.endsWith(' ') ? ` ${piece.text}` : piece.text;
      line.width = Math.max(line.x + line.width, piece.x + piece.width) - line.x;
    }
  }
  const placed = lines.map(({ text, x, y, width, height }) => ({
    text,
    page,
    place: {
      x: x / size.width,
      y: (y - height) / size.height,
      width: width / size.width,
      height: (height * 1.25) / size.height,
    },
  }));
  const isCorner = ({ place }: (typeof placed)[number]) =>
    place.x >= 0.48 && place.x + place.width / 2 > 0.58 && place.y < 0.45;
  return [...placed.filter(isCorner), ...placed.filter((line) => !isCorner(line))];
}
