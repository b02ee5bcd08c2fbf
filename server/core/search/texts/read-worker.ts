// The thread that takes the text out of a document: what a packed file unfolds to is not known beforehand, so that memory and
// time are limited from outside. Answers with pages, or with the reason why there are none.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { lettersAtMost, pagesAtMost, type TextFormat, Unreadable } from './formats.ts';

export interface ReadRequest {
  bytes: Uint8Array;
  format: TextFormat;
  charset: string;
}
export type ReadAnswer = { pages: string[]; paged: boolean } | { reason: string };

async function pdf(bytes: Uint8Array): Promise<string[]> {
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
  const document = await task.promise.catch((error: Error) => {
    throw new Unreadable(error.name === 'PasswordException' ? 'password' : 'damaged');
  });
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

const { bytes, format, charset } = workerData as ReadRequest;
read[format as keyof typeof read](bytes, charset).then(
  (pages) => parentPort?.postMessage({ pages, paged: format === 'pdf' } satisfies ReadAnswer),
  (error: unknown) =>
    parentPort?.postMessage({ reason: error instanceof Unreadable ? error.reason : 'damaged' } satisfies ReadAnswer),
);
