// Documents on A4 with an embedded Cyrillic font: headings, paragraphs, facts and tables, written while they are read.
import { once } from 'node:events';
import { join } from 'node:path';
import { newPdf } from './pdfkit.ts';

const fonts = join(import.meta.dirname, 'fonts');
const regular = join(fonts, 'LiberationSans-Regular.ttf');
const bold = join(fonts, 'LiberationSans-Bold.ttf');
const margin = 50;

export interface PdfColumn {
  title: string;
  /** Share of the width. */
  share: number;
}

export class PdfPaper {
  readonly #doc: PDFKit.PDFDocument;
  readonly #footer: string;
  #page = 0;

  readonly #counted: boolean;

  /** `counted`: «2 из 5» on every page, for which the pages are held in memory until the last. */
  constructor(title: string, footer: string, options: { landscape?: boolean; at: Date; counted?: boolean }) {
    this.#footer = footer;
    this.#counted = options.counted ?? false;
    this.#doc = newPdf({
      size: 'A4',
      layout: options.landscape ? 'landscape' : 'portrait',
      margins: { top: margin, left: margin, right: margin, bottom: margin + 20 },
      info: { Title: title, Producer: 'Vedomo', CreationDate: options.at },
      lang: 'ru-RU',
      bufferPages: this.#counted,
    });
    this.#doc.registerFont('regular', regular).registerFont('bold', bold).font('regular').fontSize(10);
    this.#begin();
    this.#doc.on('pageAdded', () => this.#begin());
  }

  get stream(): PDFKit.PDFDocument {
    return this.#doc;
  }

  #begin(): void {
    this.#page += 1;
    if (!this.#counted) this.#foot(`стр. ${this.#page}`);
    if (this.#page === 1) this.#doc.y = margin;
  }

  /** Who made it, when and under which number stands on every page. */
  #foot(number: string): void {
    const { page } = this.#doc;
    const { x, y } = this.#doc;
    const bottom = page.margins.bottom;
    page.margins.bottom = 0;
    this.#doc
      .fontSize(7)
      .fillColor('#555')
      .text(`${this.#footer} · ${number}`, margin, page.height - margin, {
        width: page.width - 2 * margin,
        lineBreak: false,
      })
      .fillColor('#000')
      .fontSize(10);
    page.margins.bottom = bottom;
    this.#doc.x = x;
    this.#doc.y = y;
  }

  title(text: string): void {
    this.#doc.font('bold').fontSize(14).text(text, { align: 'center' }).font('regular').fontSize(10).moveDown();
  }

  heading(text: string): void {
    this.#room(60);
    this.#doc.moveDown(0.6).font('bold').fontSize(11).text(text, margin).font('regular').fontSize(10).moveDown(0.3);
  }

  paragraph(text: string): void {
    this.#doc.text(text, margin, this.#doc.y, { width: this.#width, lineGap: 2 }).moveDown(0.4);
  }

  facts(items: readonly (readonly [label: string, value: string])[]): void {
    for (const [label, value] of items) {
      this.#doc
        .font('bold')
        .text(`${label}: `, margin, this.#doc.y, { continued: true, width: this.#width, lineGap: 2 });
      this.#doc.font('regular').text(value || '—', { lineGap: 2 });
    }
    this.#doc.moveDown(0.4);
  }

  tableHead(columns: readonly PdfColumn[]): void {
    this.row(
      columns,
      columns.map((column) => column.title),
      'bold',
    );
  }

  row(columns: readonly PdfColumn[], cells: readonly string[], font: 'regular' | 'bold' = 'regular'): void {
    const doc = this.#doc;
    const whole = columns.reduce((sum, column) => sum + column.share, 0);
    const widths = columns.map((column) => (this.#width * column.share) / whole);
    doc.font(font).fontSize(8);
    const height =
      Math.max(...cells.map((text, at) => doc.heightOfString(text || ' ', { width: (widths[at] ?? 40) - 6 }))) + 4;
    if (doc.y + height > doc.page.height - doc.page.margins.bottom) {
      doc.addPage();
      doc.y = margin;
      if (font === 'regular') this.tableHead(columns);
      doc.font(font).fontSize(8);
    }
    const top = doc.y;
    let left = margin;
    for (const [at, text] of cells.entries()) {
      doc.text(text || ' ', left + 3, top + 2, { width: (widths[at] ?? 40) - 6 });
      left += widths[at] ?? 40;
    }
    doc
      .moveTo(margin, top + height)
      .lineTo(margin + this.#width, top + height)
      .lineWidth(0.4)
      .strokeColor('#bbb')
      .stroke();
    doc.x = margin;
    doc.y = top + height;
    doc.font('regular').fontSize(10);
  }

  /** Lets a slow reader catch up before more is written. */
  async breathe(): Promise<void> {
    if (this.#doc.readableLength > 1 << 20) await once(this.#doc, 'data').catch(() => undefined);
  }

  end(): void {
    if (this.#counted) {
      const { start, count } = this.#doc.bufferedPageRange();
      for (let page = 0; page < count; page++) {
        this.#doc.switchToPage(start + page);
        this.#foot(`стр. ${page + 1} из ${count}`);
      }
    }
    this.#doc.end();
  }

  get #width(): number {
    return this.#doc.page.width - 2 * margin;
  }

  #room(height: number): void {
    if (this.#doc.y + height > this.#doc.page.height - this.#doc.page.margins.bottom) this.#doc.addPage();
  }
}

/** The bytes of a paper that was written whole. */
export async function pdfBytes(write: (paper: PdfPaper) => void | Promise<void>, paper: PdfPaper): Promise<Buffer> {
  const parts: Buffer[] = [];
  const ended = once(paper.stream, 'end');
  paper.stream.on('data', (part: Buffer) => parts.push(part));
  await write(paper);
  paper.end();
  await ended;
  return Buffer.concat(parts);
}
