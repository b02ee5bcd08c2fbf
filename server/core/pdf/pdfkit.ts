// PDFKit, read when the first paper is drawn: it unpacks tables of fonts, which no start of the program need wait for.
import { createRequire } from 'node:module';
import type PDFDocument from 'pdfkit';

const require = createRequire(import.meta.url);

export function newPdf(options: PDFKit.PDFDocumentOptions): PDFKit.PDFDocument {
  const Document: typeof PDFDocument = require('pdfkit');
  return new Document(options);
}
