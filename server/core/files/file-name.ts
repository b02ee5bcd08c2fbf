// The name of a file: cleaned when it comes in, written into a header when it goes out. Any language, never a path.

const longest = 255;
// Controls, line separators, and the marks that turn the direction of writing: a program must not look like «отчёт.pdf».
const unsafe = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** The last part of the path, NFC, without control characters, 255 characters at most with its extension kept. */
export function cleanFileName(given: string): string {
  const last = given.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) as string;
  const name = last.replace(unsafe, '').trim();
  if (/^\.*$/.test(name)) return 'file';
  if (name.length <= longest) return name;
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= 20 ? name.slice(dot) : '';
  let stem = '';
  for (const character of name.slice(0, name.length - extension.length)) {
    if (stem.length + character.length + extension.length > longest) break;
    stem += character;
  }
  return stem + extension;
}

/** Content-Disposition with a plain name for old readers and the whole one in UTF-8 (RFC 6266, RFC 8187). */
export function contentDisposition(kind: 'attachment' | 'inline', name: string): string {
  const clean = cleanFileName(name);
  const plain = clean.replace(/[^\u0020-\u007e]|["\\%]/gu, '_');
  const whole = encodeURIComponent(clean).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${whole}`;
}
