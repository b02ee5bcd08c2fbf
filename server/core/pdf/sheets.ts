// Sheets of any size in millimetres, drawn freely: envelopes, labels. The embedded Cyrillic font, one sheet after another.
import { join } from 'node:path';
import { newPdf } from './pdfkit.ts';

const fonts = join(import.meta.dirname, 'fonts');
const perMm = 72 / 25.4;

export class PdfSheets {
  readonly #doc: PDFKit.PDFDocument;
  readonly #size: [number, number];
  #begun = false;

  /** Width and height in millimetres, as the sheet is read. */
  constructor(title: string, size: { width: number; height: number }, at: Date) {
    this.#size = [size.width * perMm, size.height * perMm];
    this.#doc = newPdf({
      size: this.#size,
      margin: 0,
      autoFirstPage: false,
      info: { Title: title, Producer: 'Vedomo', CreationDate: at },
      lang: 'ru-RU',
    });
    this.#doc
      .registerFont('regular', join(fonts, 'LiberationSans-Regular.ttf'))
      .registerFont('bold', join(fonts, 'LiberationSans-Bold.ttf'));
  }

  get stream(): PDFKit.PDFDocument {
    return this.#doc;
  }

  sheet(): void {
    this.#doc.addPage({ size: this.#size, margin: 0 });
    this.#begun = true;
  }

  /** Text in a box; what does not fit in its height is set smaller, down to 6 points, then ends with an ellipsis. */
  text(
    words: string,
    box: { x: number; y: number; width: number; height?: number; size: number; bold?: boolean; colour?: string },
  ): number {
    const doc = this.#doc.font(box.bold ? 'bold' : 'regular').fillColor(box.colour ?? '#000');
    const width = box.width * perMm;
    const height = box.height === undefined ? undefined : box.height * perMm;
    let { size } = box;
    while (height !== undefined && size > 6 && doc.fontSize(size).heightOfString(words, { width }) > height)
      size -= 0.5;
    doc.fontSize(size);
    const drawn = doc.heightOfString(words || ' ', { width });
    doc.text(words, box.x * perMm, box.y * perMm, {
      width,
      ...(height === undefined ? {} : { height: height + 1, ellipsis: true }),
    });
    return (height === undefined ? drawn : Math.min(drawn, height)) / perMm;
  }

  line(
    points: readonly (readonly [x: number, y: number])[],
    style: { width: number; colour?: string; dotted?: boolean },
  ) {
    const [first, ...rest] = points;
    if (!first) return;
    const doc = this.#doc.lineWidth(style.width * perMm).strokeColor(style.colour ?? '#000');
    if (style.dotted) doc.dash(0.4 * perMm, { space: 0.6 * perMm });
    else doc.undash();
    doc.moveTo(first[0] * perMm, first[1] * perMm);
    for (const [x, y] of rest) doc.lineTo(x * perMm, y * perMm);
    doc.stroke().undash();
  }

  bar(x: number, y: number, width: number, height: number): void {
    this.#doc.rect(x * perMm, y * perMm, width * perMm, height * perMm).fill('#000');
  }

  end(): void {
    if (!this.#begun) this.sheet();
    this.#doc.end();
  }
}
