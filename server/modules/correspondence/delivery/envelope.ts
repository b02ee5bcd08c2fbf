// An envelope and a label as Russian post reads them (ГОСТ Р 51506-99): sender top left, addressee bottom right, the index
// in boxes and in the digits of the code stamp.
import type { PdfSheets } from '#core/pdf/sheets.ts';

export interface PostSide {
  name: string;
  /** With or without the index in it. */
  address: string;
}

/** Six digits standing alone; the address without them. */
export function splitIndex(address: string): { index: string; rest: string } {
  const found = /(?<!\d)(\d{6})(?!\d)/.exec(address);
  if (!found) return { index: '', rest: address.trim() };
  const rest = (address.slice(0, found.index) + address.slice(found.index + 6))
    .replace(/^[\s,;.]+|[\s,;]+$/g, '')
    .replace(/,\s*,/g, ',');
  return { index: found[1] ?? '', rest };
}

export const envelopeSizes = {
  dl: { width: 220, height: 110 },
  c5: { width: 229, height: 162 },
  c4: { width: 324, height: 229 },
} as const;

type Point = readonly [number, number];
/** Strokes of the stylised digits on a grid two high and one wide. */
const strokes: Record<string, readonly (readonly Point[])[]> = {
  '0': [
    [
      [0, 0],
      [1, 0],
      [1, 2],
      [0, 2],
      [0, 0],
    ],
  ],
  '1': [
    [
      [0, 1],
      [1, 0],
      [1, 2],
    ],
  ],
  '2': [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 2],
      [1, 2],
    ],
  ],
  '3': [
    [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
      [0, 2],
    ],
  ],
  '4': [
    [
      [0, 0],
      [0, 1],
      [1, 1],
    ],
    [
      [1, 0],
      [1, 2],
    ],
  ],
  '5': [
    [
      [1, 0],
      [0, 0],
      [0, 1],
      [1, 1],
      [1, 2],
      [0, 2],
    ],
  ],
  '6': [
    [
      [1, 0],
      [0, 1],
      [0, 2],
      [1, 2],
      [1, 1],
      [0, 1],
    ],
  ],
  '7': [
    [
      [0, 0],
      [1, 0],
      [0, 1],
      [0, 2],
    ],
  ],
  '8': [
    [
      [0, 0],
      [1, 0],
      [1, 2],
      [0, 2],
      [0, 0],
    ],
    [
      [0, 1],
      [1, 1],
    ],
  ],
  '9': [
    [
      [1, 1],
      [0, 1],
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 2],
    ],
  ],
};
const guides: readonly (readonly Point[])[] = [
  [
    [0, 0],
    [1, 0],
    [1, 2],
    [0, 2],
    [0, 0],
  ],
  [
    [0, 1],
    [1, 1],
  ],
  [
    [0, 1],
    [1, 0],
  ],
  [
    [0, 2],
    [1, 1],
  ],
];

/** The code stamp: each digit 5 × 10 mm, 9 mm apart, under its two marks. */
function codeStamp(sheets: PdfSheets, index: string, x: number, y: number): void {
  sheets.bar(x, y, 12, 2.2);
  sheets.bar(x + 51 - 12, y, 12, 2.2);
  for (let place = 0; place < 6; place++) {
    const left = x + place * 9;
    const at = ([gx, gy]: Point): Point => [left + gx * 5, y + 5 + gy * 5];
    for (const guide of guides) sheets.line(guide.map(at), { width: 0.15, colour: '#777', dotted: true });
    for (const stroke of strokes[index[place] ?? ''] ?? []) sheets.line(stroke.map(at), { width: 0.7 });
  }
}

/** The index in six boxes with what it is the index of. */
function indexBoxes(sheets: PdfSheets, words: string, index: string, x: number, y: number): void {
  sheets.text(words, { x, y, width: 40, size: 6, colour: '#444' });
  for (let place = 0; place < 6; place++) {
    const left = x + place * 5;
    sheets.line(
      [
        [left, y + 3],
        [left + 5, y + 3],
        [left + 5, y + 9],
        [left, y + 9],
        [left, y + 3],
      ],
      { width: 0.15 },
    );
    const digit = index[place];
    if (digit) sheets.text(digit, { x: left + 1.4, y: y + 4, width: 5, size: 11 });
  }
}

function side(
  sheets: PdfSheets,
  labels: readonly [string, string],
  post: PostSide,
  box: { x: number; y: number; width: number },
  size: number,
) {
  const { rest } = splitIndex(post.address);
  sheets.text(labels[0], { x: box.x, y: box.y + 0.8, width: 14, size: 7, colour: '#444' });
  const drawn = sheets.text(post.name, {
    x: box.x + 14,
    y: box.y,
    width: box.width - 14,
    height: 11,
    size,
    bold: true,
  });
  const next = box.y + Math.max(drawn, 5) + 1;
  sheets.text(labels[1], { x: box.x, y: next + 0.8, width: 14, size: 7, colour: '#444' });
  sheets.text(rest, { x: box.x + 14, y: next, width: box.width - 14, height: 14, size });
}

export function drawEnvelope(
  sheets: PdfSheets,
  size: { width: number; height: number },
  from: PostSide,
  to: PostSide,
  mark: string,
): void {
  sheets.sheet();
  const { width, height } = size;
  side(sheets, ['От кого', 'Откуда'], from, { x: 10, y: 10, width: width * 0.42 }, 10);
  indexBoxes(sheets, 'Индекс места отправления', splitIndex(from.address).index, 10 + width * 0.42 - 30, 37);
  const right = width - 10 - Math.max(95, width * 0.44);
  side(sheets, ['Кому', 'Куда'], to, { x: right, y: height - 50, width: width - 10 - right }, 11);
  const index = splitIndex(to.address).index;
  indexBoxes(sheets, 'Индекс места назначения', index, width - 10 - 30, height - 19);
  if (index) codeStamp(sheets, index, 15, height - 30);
  sheets.text(mark, { x: 15, y: height - 8, width: 80, size: 7, colour: '#444' });
}

/** Labels 105 × 37 mm, two in a row, eight rows on A4. */
export function drawLabels(sheets: PdfSheets, sides: readonly { to: PostSide; mark: string }[]): void {
  for (const [place, { to, mark }] of sides.entries()) {
    const cell = place % 16;
    if (cell === 0) sheets.sheet();
    const x = (cell % 2) * 105 + 7;
    const y = Math.floor(cell / 2) * 37 + 4;
    const { index, rest } = splitIndex(to.address);
    sheets.text(to.name, { x, y, width: 91, height: 10, size: 10, bold: true });
    sheets.text(rest, { x, y: y + 11, width: 91, height: 11, size: 9 });
    sheets.text(index, { x, y: y + 23.5, width: 40, size: 12, bold: true });
    sheets.text(mark, { x: x + 41, y: y + 25, width: 50, height: 4, size: 7, colour: '#444' });
  }
}
