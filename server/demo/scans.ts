// Papers of the demonstration in the layout of ГОСТ Р 7.0.97: letterhead, date and number, «На № … от …», addressee, heading,
// text, signature, who prepared it; as a PDF that looks scanned, or as a DOCX.
import { once } from 'node:events';
import { join } from 'node:path';
import { AlignmentType, Document, Packer, Paragraph, TextRun } from 'docx';
import PDFDocument from 'pdfkit';
import { body, organisation } from './words.ts';

export interface Paper {
  sender: string;
  senderAddress: string;
  addressee: string;
  number: string;
  date: string;
  answers: string;
  subject: string;
  signer: string;
  preparedBy: string;
  /** Which sentences, and how crooked the sheet lies in the scanner. */
  seed: number;
}

const fonts = join(import.meta.dirname, '../core/pdf/fonts');
const spoken = (date: string): string => date.split('-').reverse().join('.');
const sentences = ({ seed }: Paper): string[] => [0, 1, 2].map((at) => body[(seed + at * 2) % body.length] as string);

export async function pdfOf(paper: Paper): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: 57, left: 85, right: 28, bottom: 57 },
    lang: 'ru-RU',
    info: { Title: paper.subject },
  });
  doc
    .registerFont('regular', join(fonts, 'LiberationSans-Regular.ttf'))
    .registerFont('bold', join(fonts, 'LiberationSans-Bold.ttf'));
  const parts: Buffer[] = [];
  doc.on('data', (part: Buffer) => parts.push(part));
  const ended = once(doc, 'end');
  // A sheet in a scanner never lies quite straight.
  doc.rotate(((paper.seed % 7) - 3) * 0.12, { origin: [297, 421] });
  doc.font('bold').fontSize(12).text(paper.sender, 85, 60, { width: 220, align: 'center' });
  doc.font('regular').fontSize(8).text(paper.senderAddress, { width: 220, align: 'center' }).moveDown(1.5);
  doc.fontSize(10).text(`${spoken(paper.date)} № ${paper.number}`, { width: 220 });
  doc.text(`На № ${paper.answers || '__________ от __________'}`, { width: 220 });
  doc.fontSize(11).text(paper.addressee, 330, 90, { width: 230 });
  doc.font('bold').fontSize(11).text(paper.subject, 85, 230, { width: 230 });
  doc.font('regular').fontSize(12);
  doc.text('Уважаемые коллеги!', 85, 300, { width: 470, align: 'center' }).moveDown();
  for (const sentence of sentences(paper)) doc.text(sentence, { width: 470, align: 'justify', indent: 35, lineGap: 4 });
  doc.moveDown(0.5).text('Приложение: на 2 л. в 1 экз.', { width: 470 });
  doc.text(organisation.head, 85, 620).text(paper.signer, 400, 620);
  doc.fontSize(9).text(paper.preparedBy, 85, 760).text('(8182) 55-00-00');
  doc.end();
  await ended;
  return Buffer.concat(parts);
}

export async function docxOf(paper: Paper): Promise<Buffer> {
  const line = (
    text: string,
    more: { bold?: boolean; align?: (typeof AlignmentType)[keyof typeof AlignmentType]; left?: number } = {},
  ) =>
    new Paragraph({
      alignment: more.align ?? AlignmentType.LEFT,
      spacing: { after: 160 },
      ...(more.left ? { indent: { left: more.left } } : {}),
      children: [new TextRun({ text, bold: more.bold ?? false, size: 26, font: 'Times New Roman' })],
    });
  const document = new Document({
    title: paper.subject,
    creator: 'Ведомо',
    sections: [
      {
        properties: { page: { margin: { top: 1134, left: 1701, right: 567, bottom: 1134 } } },
        children: [
          line(paper.sender, { bold: true, align: AlignmentType.CENTER }),
          line(paper.senderAddress, { align: AlignmentType.CENTER }),
          line(`${spoken(paper.date)} № ${paper.number}`),
          line(`На № ${paper.answers || '__________ от __________'}`),
          line(paper.addressee, { left: 5000 }),
          line(paper.subject, { bold: true }),
          line('Уважаемые коллеги!', { align: AlignmentType.CENTER }),
          ...sentences(paper).map((sentence) => line(sentence, { align: AlignmentType.BOTH })),
          line(`${organisation.head}                    ${paper.signer}`),
          line(paper.preparedBy),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}
