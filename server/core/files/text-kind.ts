// Texts: which encoding, and which kind. Told by the first bytes; nothing here decides whether a browser may show it.
import { extensionOf, opaqueMediaType, plainText } from './kinds.ts';

export interface TextHead {
  text: string;
  charset: string;
}

// Escape sequences of old printers and the end mark of DOS texts are no sign of a program.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const controls = /[\u0000-\u0008\u000e-\u0019\u001c-\u001f\u007f]/;

function decode(head: Buffer, charset: string): string | null {
  try {
    // `stream` forgives a letter that is cut by the end of the head.
    const text = new TextDecoder(charset, { fatal: true }).decode(head, { stream: true });
    return controls.test(text) ? null : text;
  } catch {
    return null;
  }
}

/** The text of these first bytes, or null when they are no text. Eight-bit texts are taken for Windows-1251. */
export function readText(head: Buffer): TextHead | null {
  const marked = head.subarray(0, 2).toString('hex');
  const charset = marked === 'fffe' ? 'utf-16le' : marked === 'feff' ? 'utf-16be' : null;
  if (charset) {
    const text = decode(head, charset);
    return text === null ? null : { text, charset };
  }
  const utf8 = decode(head, 'utf-8');
  if (utf8 !== null) return { text: utf8, charset: 'utf-8' };
  const cyrillic = decode(head, 'windows-1251');
  return cyrillic === null ? null : { text: cyrillic, charset: 'windows-1251' };
}

const mailHeader =
  /^(?:from|to|subject|date|message-id|mime-version|received|return-path|delivered-to|dkim-signature|x-[\w-]+):/i;
const mailSign = /^(?:from|message-id|mime-version|received):/im;
const page =
  /<(?:!doctype\s+html|html|head|body|script|iframe|object|embed|form|svg)\b|www\.w3\.org\/(?:1999\/xhtml|2000\/svg|1999\/XSL)/i;

/** Media type of a text, or null when it is a program. */
export function textKind({ text, charset }: TextHead, name: string): string | null {
  const begin = text.replace(/^\ufeff/, '').trimStart();
  if (begin.startsWith('#!') || begin.startsWith('%!PS') || /^(?:Windows Registry Editor|REGEDIT4)/.test(begin))
    return null;
  if (begin.startsWith('%PDF-')) return 'application/pdf';
  if (begin.startsWith('{\\rtf')) return 'application/rtf';
  if (/^-----BEGIN (?:PKCS7|CMS)-----/.test(begin)) return 'application/pkcs7-signature';
  if (begin.startsWith('<')) {
    if (page.test(begin)) return opaqueMediaType;
    if (begin.startsWith('<?xml')) return 'application/xml';
  }
  const lines = begin.split(/\r?\n/, 40);
  const headers = lines.slice(0, Math.max(0, lines.indexOf('')) || lines.length);
  if (mailHeader.test(begin) && mailSign.test(begin) && headers.filter((line) => mailHeader.test(line)).length >= 2) {
    return 'message/rfc822';
  }
  const extension = extensionOf(name);
  if (/^[{[]/.test(begin) && extension === 'json') return 'application/json';
  if (extension === 'xml' && begin.startsWith('<')) return 'application/xml';
  if (/^(?:html?|xhtml|svg|xht|mht|mhtml|shtml)$/.test(extension)) return opaqueMediaType;
  const kind = extension === 'csv' || extension === 'tsv' ? 'text/csv' : plainText;
  return charset === 'utf-8' ? kind : `${kind}; charset=${charset}`;
}
