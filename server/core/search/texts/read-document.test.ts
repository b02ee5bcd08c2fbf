import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { Document, Packer, Paragraph } from 'docx';
import PDFDocument from 'pdfkit';
import { pdfOf } from '#test/search-cases/documents.ts';
import { foldText } from '../fold.ts';
import { readDocument } from './read-document.ts';
import { recogniseImage, recognisePage, recognition } from './recognise.ts';

const font = new URL('../../pdf/fonts/', import.meta.url);

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

  it('L6 letters of a picture are recognised where tesseract is installed', async (context) => {
    const tools = await recognition();
    if (!tools?.pages) return context.skip('tesseract with Russian, or pdftoppm, is not installed here');
    const canvas = createCanvas(900, 200);
    const pen = canvas.getContext('2d');
    GlobalFonts.registerFromPath(new URL('LiberationSans-Regular.ttf', font).pathname, 'own');
    pen.fillStyle = 'white';
    pen.fillRect(0, 0, 900, 200);
    pen.fillStyle = 'black';
    pen.font = '48px own';
    pen.fillText('Распоряжение о ремонте', 60, 110);
    const picture = canvas.toBuffer('image/png');
    assert.match(await recogniseImage(picture, tools), /Распоряжение о ремонте/);
    const document = new PDFDocument({ size: [900, 200], margin: 0 });
    const whole = buffer(document as never);
    document.image(picture, 0, 0);
    document.end();
    assert.deepEqual(await readDocument(Uint8Array.from(await whole), 'pdf', ''), ['']);
    assert.match(await recognisePage(await whole, 1, tools), /Распоряжение о ремонте/);
  });
});
