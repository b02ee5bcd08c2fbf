// Letters put onto a page of pdfkit one by one: each is measured and encoded once for the whole file. pdfkit itself lays
// out every word anew and keeps each for ever, which is twenty times slower and grows with the table.
import type { LetterWidths } from './pdf-text.ts';

/** What pdfkit keeps of a font; its types do not say. */
interface FontInside {
  id: string;
  /** Thousandths of the size. */
  ascender: number;
  encode(text: string): [codes: string[], positions: unknown[]];
  widthOfString(text: string, size: number): number;
  ref(): unknown;
}
interface PageInside {
  height: number;
  fonts: Record<string, unknown>;
}

export interface Letters extends LetterWidths {
  /** The operators that write the lines, each at its place from the page's upper left corner. */
  operators(lines: readonly { text: string; x: number; y: number }[]): string;
}

const short = (value: number): string => String(Math.round(value * 100) / 100);

export function lettersOf(doc: PDFKit.PDFDocument, name: string, size: number): Letters {
  doc.font(name);
  const font = (doc as unknown as { _font: FontInside })._font;
  const widths = new Map<string, number>();
  const codes = new Map<string, string>();
  const codeOf = (letter: string): string => {
    let code = codes.get(letter);
    if (code === undefined) {
      code = font.encode(letter)[0].join('');
      codes.set(letter, code);
    }
    return code;
  };
  return {
    of(letter) {
      let width = widths.get(letter);
      if (width === undefined) {
        width = font.widthOfString(letter, size);
        widths.set(letter, width);
      }
      return width;
    },
    operators(lines) {
      const page = doc.page as unknown as PageInside;
      page.fonts[font.id] ??= font.ref();
      const rise = (font.ascender / 1000) * size;
      // pdfkit draws with the page turned over; letters are written upright.
      let drawn = `q 1 0 0 -1 0 ${short(page.height)} cm BT /${font.id} ${size} Tf 0 g\n`;
      for (const { text, x, y } of lines) {
        let hex = '';
        for (const letter of text) hex += codeOf(letter);
        drawn += `1 0 0 1 ${short(x)} ${short(page.height - y - rise)} Tm <${hex}> Tj\n`;
      }
      return `${drawn}ET Q`;
    },
  };
}
