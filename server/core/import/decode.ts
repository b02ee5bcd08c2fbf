// Bytes of a table as text: UTF-8 where they are that, else Windows-1251, which is what office programs in Russia write.

export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/^\uFEFF/, '');
  } catch {
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes).replace(/^\uFEFF/, '');
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

/** The separator that cuts one of the first lines into most cells; a register's name may stand above its heading. */
export function delimiterOf(text: string): ';' | ',' | '\t' {
  const heading = text.slice(0, 20_000).split(/\r?\n/, 8).join(' ');
  const outside = heading.replace(/"[^"]*"/g, '');
  const count = (sign: string) => outside.split(sign).length;
  return ([';', '\t', ','] as const).reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/** The beginning of a text, whole signs only and none that a database cannot hold. */
export const beginningOf = (text: string, most: number): string => {
  const whole = text.replaceAll('\u0000', '').toWellFormed();
  return whole.length <= most ? whole : whole.slice(0, most).replace(/[\ud800-\udbff]$/, '');
};

/** XLSX is a ZIP: its first bytes say so, whatever the file is called. */
export const isWorkbook = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;
