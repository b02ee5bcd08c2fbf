import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Document, Packer, Paragraph } from 'docx';
import PDFDocument from 'pdfkit';
import { foldText } from '../fold.ts';
import { readDocument } from './read-document.ts';

const font = new URL('../../pdf/fonts/', import.meta.url);

async function pdfOf(pages: string[]): Promise<Buffer> {
  const { readdirSync } = await import('node:fs');
  const [file] = readdirSync(font).filter((name) => /regular.*\.ttf$/i.test(name));
  const document = new PDFDocument({ autoFirstPage: false });
  document.registerFont('own', new URL(file ?? '', font).pathname).font('own');
  const parts: Buffer[] = [];
  document.on('data', (part) => parts.push(part));
  const ended = new Promise((resolve) => document.on('end', resolve));
  for (const page of pages) document.addPage().font('own').text(page);
  document.end();
  await ended;
  return Buffer.concat(parts);
}

describe('the text of a document', () => {
  it('L6 PDF page by page, DOCX, texts of both encodings', async () => {
    const pages = await readDocument(await pdfOf(['Первая страница о подъёмнике', 'Вторая: счётчик']), 'pdf', '');
    assert.deepEqual(pages.map(foldText), ['первая страница о подъемнике', 'вторая счетчик']);
    const word = new Document({
      sections: [{ children: [new Paragraph('Соглашение'), new Paragraph('о сервитуте')] }],
    });
    assert.deepEqual(await readDocument(await Packer.toBuffer(word), 'docx', ''), ['Соглашение\nо сервитуте']);
    const old = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]);
    assert.deepEqual(await readDocument(old, 'plain', 'windows-1251'), ['Привет']);
  });

  it('L6 a damaged file gives its reason and nothing else', async () => {
    for (const format of ['pdf', 'docx', 'xlsx'] as const)
      await assert.rejects(readDocument(Buffer.from('%PDF-1.7 broken'), format, ''), { reason: 'damaged' }, format);
  });
});
