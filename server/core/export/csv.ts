// CSV that Excel opens as it is: UTF-8 with a byte-order mark, `;` between fields, CRLF; a field that a spreadsheet would
// take for a formula is made a text.

export const csvStart = '\u{feff}';

export const csvLine = (fields: readonly unknown[]): string => `${fields.map(field).join(';')}\r\n`;

function field(value: unknown): string {
  if (value === null || value === undefined) return '';
  const plain =
    typeof value === 'string' ? harmless(value) : typeof value === 'object' ? JSON.stringify(value) : String(value);
  return /[";\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** A leading `=`, `+`, `-`, `@`, tab or return starts a formula in Excel, LibreOffice and Google's tables. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
