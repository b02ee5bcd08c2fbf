// A table on A4 pages, written row by row with an embedded Cyrillic font: heads on every page, who made it and when at the
// foot. Pages leave as they are filled; nothing of a written page is kept.
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { newPdf } from '../pdf/pdfkit.ts';
import { lettersOf } from './pdf-letters.ts';
import { breakLines } from './pdf-text.ts';
import { cellText, type TableShape, type TableWriter, tableWords } from './table.ts';
import { roomIn } from './write-fully.ts';

const fonts = join(import.meta.dirname, '../pdf/fonts');
const margin = 36;
const foot = 26;
const size = 7.5;
const lineHeight = 9;
const padding = 3;
/** A cell longer than a page would never end. */
const linesAtMost = 45;

export function pdfTable(stream: Writable, shape: TableShape): TableWriter {
  const landscape = shape.columns.length > 5;
  const doc = newPdf({
    size: 'A4',
    layout: landscape ? 'landscape' : 'portrait',
    margins: { top: margin, left: margin, right: margin, bottom: 0 },
    info: { Title: shape.title, Author: shape.author ?? '', Producer: 'Vedomo', CreationDate: shape.at },
    lang: shape.locale === 'ru' ? 'ru-RU' : 'en-GB',
    autoFirstPage: false,
  });
  doc.registerFont('regular', join(fonts, 'LiberationSans-Regular.ttf'));
  doc.registerFont('bold', join(fonts, 'LiberationSans-Bold.ttf'));
  doc.on('error', (error: Error) => stream.destroy(error));
  stream.on('close', () => doc.unpipe(stream));
  doc.pipe(stream);
  const regular = lettersOf(doc, 'regular', size);
  const bold = lettersOf(doc, 'bold', size);
  const small = lettersOf(doc, 'regular', 6.5);
  const text = cellText(shape);
  const words = tableWords[shape.locale];
  let page = 0;
  let y = 0;
  let widths: number[] = [];
  let bottom = 0;

  function newPage(): void {
    doc.addPage();
    page += 1;
    const { width, height } = doc.page;
    bottom = height - margin - foot;
    const whole = shape.columns.reduce((sum, column) => sum + column.width, 0);
    widths = shape.columns.map((column) => ((width - 2 * margin) * column.width) / whole);
    y = margin;
    const line = `${shape.footer ?? shape.title} · ${words.page} ${page}`;
    doc.addContent(small.operators([{ text: line, x: margin, y: height - margin - 8 }]));
    if (page === 1) title();
    drawRow(
      shape.columns.map((column) => column.title),
      'bold',
    );
  }
  function title(): void {
    const width = doc.page.width - 2 * margin;
    doc.font('bold').fontSize(13).fillColor('#000').text(shape.title, margin, y, { width });
    y = doc.y + 3;
    for (const line of shape.about ?? []) {
      doc.font('regular').fontSize(8.5).fillColor('#333').text(line, margin, y, { width });
      y = doc.y + 1;
    }
    y += 8;
  }
  function drawRow(cells: readonly string[], font: 'regular' | 'bold'): void {
    const letters = font === 'bold' ? bold : regular;
    const broken = cells.map((cell, at) =>
      cell ? breakLines(letters, cell, (widths[at] ?? 40) - 2 * padding, linesAtMost) : [],
    );
    const height = Math.max(1, ...broken.map((lines) => lines.length)) * lineHeight + 2 * padding;
    if (y + height > bottom && font === 'regular') newPage();
    const lines: { text: string; x: number; y: number }[] = [];
    let x = margin + padding;
    for (const [at, cell] of broken.entries()) {
      for (const [place, text] of cell.entries()) {
        if (text) lines.push({ text, x, y: y + padding + place * lineHeight });
      }
      x += widths[at] ?? 0;
    }
    doc.addContent(letters.operators(lines));
    y += height;
    doc
      .moveTo(margin, y)
      .lineTo(doc.page.width - margin, y)
      .lineWidth(font === 'bold' ? 0.8 : 0.3)
      .strokeColor(font === 'bold' ? '#555' : '#bbb')
      .stroke();
  }
  /** Lets a slow reader catch up. */
  async function breathe(): Promise<void> {
    while (doc.readableLength > 1 << 18) {
      await roomIn(stream);
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
  }

  newPage();
  return {
    async rows(rows) {
      for (const [at, row] of rows.entries()) {
        drawRow(
          shape.columns.map((column, place) => text(column, row[place])),
          'regular',
        );
        if (at % 50 === 0) await breathe();
      }
    },
    async end(closing = []) {
      const width = doc.page.width - 2 * margin;
      y += 8;
      for (const line of closing) {
        doc.font('regular').fontSize(9);
        const height = doc.heightOfString(line, { width });
        if (y + height > bottom) {
          newPage();
          y += 8;
        }
        doc.font('regular').fontSize(9).fillColor('#000').text(line, margin, y, { width });
        y += height + 3;
      }
      doc.end();
    },
  };
}
