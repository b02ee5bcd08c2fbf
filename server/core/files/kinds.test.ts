// Kinds: told by the content, never believed by the name.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import { Refusal } from '../refusal.ts';
import { detectKind, kindByDirectory } from './detect-kind.ts';
import { kindOf } from './kinds.ts';
import { compound, zip } from './testing/samples.ts';

const text = (content: string) => Buffer.from(content);
const hex = (digits: string, zeros = 64) => Buffer.concat([Buffer.from(digits, 'hex'), Buffer.alloc(zeros)]);
const windows1251 = Buffer.from('cff0e8e2e5f22c20ece8f021', 'hex');
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const contentTypes = (main: string) => `<Types><Override PartName="/x" ContentType="${main}.main+xml"/></Types>`;
const signature = Buffer.from('308205f206092a864886f70d010702a08205e3', 'hex');
const mail = 'Received: from mx\r\nFrom: a@b.ru\r\nSubject: =?utf-8?B?0JA=?=\r\n\r\nТекст';

const accepted: [string, string, Buffer, string][] = [
  ['a PDF', 'скан.pdf', text('%PDF-1.7\n%âãÏÓ\n1 0 obj'), 'application/pdf'],
  ['a PDF with binary content and no extension', 'скан', hex('255044462d312e370a00ff01'), 'application/pdf'],
  ['a PNG called .jpg', 'a.jpg', hex('89504e470d0a1a0a0000000d4948445200000001000000010806000000'), 'image/png'],
  ['a JPEG', 'a.jpg', hex('ffd8ffe000104a46494600010100'), 'image/jpeg'],
  ['a GIF', 'a.gif', hex('47494638396101000100'), 'image/gif'],
  ['a WebP', 'a.webp', hex('524946462400000057454250565038200000'), 'image/webp'],
  ['a TIFF', 'a.tif', hex('49492a0008000000'), 'image/tiff'],
  ['a HEIC', 'a.heic', hex('0000001866747970686569630000000068656963'), 'image/heic'],
  ['a DOCX', 'a.docx', zip({ '[Content_Types].xml': contentTypes(word), 'word/document.xml': '<x/>' }), word],
  ['an XLSX without extension', 'a', zip({ '[Content_Types].xml': contentTypes(sheet) }), sheet],
  [
    'an ODT',
    'a.odt',
    zip({ mimetype: 'application/vnd.oasis.opendocument.text' }),
    'application/vnd.oasis.opendocument.text',
  ],
  ['a ZIP', 'a.zip', zip({ 'письмо.txt': 'текст' }), 'application/zip'],
  ['a 7z', 'a.7z', hex('377abcaf271c0004'), 'application/x-7z-compressed'],
  ['a RAR', 'a.rar', hex('526172211a070100'), 'application/vnd.rar'],
  ['an RTF', 'a.doc', text('{\\rtf1\\ansi\\deff0 текст}'), 'application/rtf'],
  ['a signature in DER', 'договор.pdf.sig', Buffer.concat([signature, randomBytes(64)]), 'application/pkcs7-signature'],
  [
    'a signature in PEM',
    'a.p7s',
    text('-----BEGIN PKCS7-----\nMIIB\n-----END PKCS7-----\n'),
    'application/pkcs7-signature',
  ],
  ['a text', 'a.txt', text('Уважаемый Иван Иванович!'), 'text/plain'],
  ['a text of the nineties', 'a.txt', windows1251, 'text/plain; charset=windows-1251'],
  ['a text of Windows in UTF-16', 'a.txt', Buffer.from('\ufeffПривет\r\n', 'utf16le'), 'text/plain; charset=utf-16le'],
  ['a text that begins like a bitmap', 'a.txt', text('BMW: договор о поставке'), 'text/plain'],
  ['a table', 'a.csv', text('номер;дата\r\n1;2026-01-01\r\n'), 'text/csv'],
  ['JSON', 'a.json', text('{"a":1}'), 'application/json'],
  ['XML', 'a.xml', text('<?xml version="1.0"?><a/>'), 'application/xml'],
  ['a letter', 'a.eml', text(mail), 'message/rfc822'],
  ['a page', 'a.html', text('<!doctype html><script>alert(1)</script>'), 'application/octet-stream'],
  ['a page called .txt', 'a.txt', text('  <HTML><body onload=alert(1)>'), 'application/octet-stream'],
  [
    'a drawing with script',
    'a.svg',
    text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
    'application/octet-stream',
  ],
  [
    'a page called .xml',
    'a.xml',
    text('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>'),
    'application/octet-stream',
  ],
];

const refused: [string, string, Buffer][] = [
  ['a program of Windows', 'setup.exe', hex('4d5a90000300000004000000ffff0000')],
  ['a program called .pdf', 'скан.pdf', hex('4d5a90000300000004000000ffff0000')],
  ['a program of Linux', 'a.pdf', hex('7f454c4602010100')],
  ['a program of macOS', 'a.pdf', hex('cffaedfe07000001')],
  ['a shell script', 'a.txt', text('#!/bin/sh\nrm -rf /')],
  ['a registry file', 'a.txt', text('Windows Registry Editor Version 5.00\r\n')],
  ['a batch file', 'a.bat', text('del *.*')],
  ['a script of Windows', 'a.PS1', text('Get-Process')],
  ['a link', 'a.lnk', hex('4c0000000114020000000000c000000000000046')],
  ['a Java archive', 'a.zip', zip({ 'META-INF/MANIFEST.MF': 'Main-Class: A' })],
  ['an archive called .jar', 'a.jar', zip({ 'a.txt': 'x' })],
  [
    'a document with macros',
    'a.docx',
    zip({ '[Content_Types].xml': contentTypes('application/vnd.ms-word.document.macroEnabled') }),
  ],
  ['unknown bytes', 'a.pdf', Buffer.alloc(200, 1)],
];

const isRefused = (error: unknown) =>
  error instanceof Refusal && error.code === 'file_kind_refused' && error.status === 415;

describe('the kind of a file', () => {
  for (const [what, name, head, mediaType] of accepted) {
    test(`${what} is ${mediaType}`, async () => {
      assert.deepEqual(await detectKind(head, name), { mediaType, directory: null });
    });
  }
  for (const [what, name, head] of refused) {
    test(`${what} is refused`, async () => {
      await assert.rejects(detectKind(head, name), isRefused);
    });
  }

  const compounds: [string, string, string][] = [
    ['a DOC', 'WordDocument', 'application/msword'],
    ['an XLS', 'Workbook', 'application/vnd.ms-excel'],
    ['a PPT', 'PowerPoint Document', 'application/vnd.ms-powerpoint'],
    ['an Outlook letter', '__properties_version1.0', 'application/vnd.ms-outlook'],
    ['a DOCX closed by a password', 'EncryptedPackage', 'application/vnd.ms-office'],
  ];
  for (const [what, stream, mediaType] of compounds) {
    test(`${what} is told by the directory, however far in the file it lies`, async () => {
      const file = compound(stream, 300);
      const detected = await detectKind(file.subarray(0, 64 << 10), 'a');
      assert.equal(detected.mediaType, null);
      assert.ok(detected.directory && detected.directory.start > 64 << 10);
      assert.equal(kindByDirectory(file.subarray(detected.directory.start, detected.directory.end), 'a'), mediaType);
    });
  }
  test('an installer and an unknown compound document are refused', async () => {
    await assert.rejects(detectKind(compound('WordDocument', 1), 'a.msi'), isRefused);
    const file = compound('Something', 1);
    const { directory } = await detectKind(file, 'a.doc');
    assert.throws(() => kindByDirectory(file.subarray(directory?.start, directory?.end), 'a.doc'), isRefused);
    assert.throws(() => kindByDirectory(Buffer.alloc(0), 'a.doc'), isRefused);
  });

  test('only kinds without script of their own are shown in the browser', () => {
    const types = accepted.map(([, , , mediaType]) => mediaType);
    const shown = new Set(types.filter((type) => kindOf(type)?.inline).map((type) => type.split(';')[0]));
    assert.deepEqual([...shown].sort(), [
      'application/pdf',
      'image/gif',
      'image/jpeg',
      'image/png',
      'image/webp',
      'text/plain',
    ]);
    assert.equal(kindOf('text/html'), null);
    assert.equal(kindOf('image/svg+xml'), null);
  });
});
