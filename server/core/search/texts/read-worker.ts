// The thread that takes the text out of a document: what a packed file unfolds to is not known beforehand, so that memory and
// time are limited from outside. Answers with pages, or with the reason why there are none.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { PDFDocumentLoadingTask } from 'pdfjs-dist';
import type { TextLine } from './first-lines.ts';
import { lettersAtMost, pagesAtMost, type TextFormat, Unreadable } from './formats.ts';
import { pageLines } from './page-lines.ts';

export interface ReadRequest {
  bytes: Uint8Array;
  format: TextFormat;
  charset: string;
  /** Only the lines of so many first pages, with their places. */
  firstPages?: number;
}
export type ReadAnswer = { pages: string[]; paged: boolean } | { lines: TextLine[] } | { reason: string };

async function openPdf(bytes: Uint8Array): Promise<PDFDocumentLoadingTask> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const folder = join(dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json'))));
  const task = getDocument({
    data: bytes,
    cMapUrl: `${join(folder, 'cmaps')}/`,
    standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
    wasmUrl: `${join(folder, 'wasm')}/`,
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: VerbosityLevel.ERRORS,
  });
  await task.promise.catch((error: Error) => {
    throw new Unreadable(error.name === 'PasswordException' ? 'password' : 'damaged');
  });
  return task;
}

async function pdf(bytes: Uint8Array): Promise<string[]> {
  const task = await openPdf(bytes);
  const document = await task.promise;
  const pages: string[] = [];
  let letters = 0;
  for (let number = 1; number <= Math.min(document.numPages, pagesAtMost) && letters < lettersAtMost; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
    letters += text.length;
    pages.push(text);
    page.cleanup();
  }
  await task.destroy();
  return pages;
}

/** A letter has hundreds; a drawing may have a hundred thousand. */
const piecesAtMost = 3_000;

async function pdfLines(bytes: Uint8Array, most: number): Promise<TextLine[]> {
  const task = await openPdf(bytes);
  const document = await task.promise;
  const lines: TextLine[] = [];
  for (let number = 1; number <= Math.min(document.numPages, most); number++) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const pieces = items.slice(0, piecesAtMost).flatMap((item) => {
      if (!('str' in item)) return [];
      const [, , , , x = 0, y = 0] = item.transform as number[];
      return [{ text: item.str, x, y: height - y, width: item.width, height: item.height || 10 }];
    });
    lines.push(...pageLines(pieces, number, { width, height }));
    page.cleanup();
  }
  await task.destroy();
  return lines;
}

async function docx(bytes: Uint8Array): Promise<string[]> {
  const { default: mammoth } = await import('mammoth');
  return [(await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value];
}

const cell = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (!(value instanceof Date)) return String(value);
  const [year, month, day] = value.toISOString().slice(0, 10).split('-');
  return `${day}.${month}.${year}`;
};

async function xlsx(bytes: Uint8Array): Promise<string[]> {
  const { default: readSheets } = await import('read-excel-file/node');
  const sheets = await readSheets(Buffer.from(bytes));
  return sheets.map(({ sheet, data }) =>
    [sheet, ...data.map((row) => row.map(cell).filter(Boolean).join(' '))].filter(Boolean).join('\n'),
  );
}

const read: Record<Exclude<TextFormat, 'image'>, (bytes: Uint8Array, charset: string) => Promise<string[]>> = {
  pdf,
  docx,
  xlsx,
  plain: async (bytes, charset) => [new TextDecoder(charset).decode(bytes)],
};

const { bytes, format, charset, firstPages } = workerData as ReadRequest;
const answer: Promise<ReadAnswer> =
  format === 'pdf' && firstPages
    ? pdfLines(bytes, firstPages).then((lines) => ({ lines }))
    : read[format as keyof typeof read](bytes, charset).then((pages) => ({ pages, paged: format === 'pdf' }));
answer.then(
  (told) => parentPort?.postMessage(told),
  (error: unknown) =>
    parentPort?.postMessage({ reason: error instanceof Unreadable ? error.reason : 'damaged' } satisfies ReadAnswer),
);
