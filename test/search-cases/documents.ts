// Real documents of the texts that a case names, and their way into a letter.
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Document, Packer, Paragraph } from 'docx';
import PDFDocument from 'pdfkit';
import type { Caller } from '#test/support/server.ts';
import { zipOf } from '#test/support/workbook.ts';
import type { CaseFile } from './letters.ts';

const font = join(import.meta.dirname, '../../server/core/pdf/fonts/LiberationSans-Regular.ttf');

export async function pdfOf(pages: readonly string[]): Promise<Buffer> {
  const document = new PDFDocument({ autoFirstPage: false });
  const whole = buffer(document as never);
  for (const page of pages) document.addPage().font(font).fontSize(13).text(page);
  document.end();
  return whole;
}

const cyrillicOf = (text: string): Buffer =>
  Buffer.from(
    [...text].map((letter) => {
      const code = letter.charCodeAt(0);
      if (letter === 'ё') return 0xb8;
      if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0;
      return code;
    }),
  );

export async function bytesOf(file: CaseFile): Promise<Buffer> {
  if (file.pdf) return pdfOf(file.pdf);
  if (file.docx)
    return Packer.toBuffer(new Document({ sections: [{ children: file.docx.map((text) => new Paragraph(text)) }] }));
  if (file.xlsx) return zipOf(file.xlsx);
  return file.cyrillic === undefined ? Buffer.from(file.text ?? '') : cyrillicOf(file.cyrillic);
}

export async function uploadBytes(by: Caller, name: string, bytes: Buffer): Promise<string> {
  const boundary = 'vedomo-search-boundary';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const made = await by.call('POST', '/api/files', body, {
    'content-type': `multipart/form-data; boundary=${boundary}`,
  });
  if (made.statusCode !== 201) throw new Error(`${name}: ${made.statusCode} ${made.body}`);
  return made.json().id;
}
