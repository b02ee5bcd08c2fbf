// A table as a workbook, written row by row: texts as texts (a formula stays its letters), dates as dates, numbers as
// numbers; heads stay in sight and on every printed page. A table longer than a sheet goes on with the next one.
import { PassThrough, type Writable } from 'node:stream';
import { ZipFile } from 'yazl';
import { type Cell, type TableShape, type TableWriter, tableWords, wallClock, yesNo } from './table.ts';
import { writeFully } from './write-fully.ts';
import {
  contentTypesXml,
  coreXml,
  rootRelationsXml,
  type SheetPlace,
  sheetStart,
  style,
  stylesXml,
  workbookRelationsXml,
  workbookXml,
  xmlText,
} from './xlsx-parts.ts';

const rowsAtMost = 1_048_576;
const lettersAtMost = 32_767;
const dayMs = 86_400_000;
/** Excel counts days from here; its year 1900 has a day too many, which no later date notices. */
const firstDay = Date.UTC(1899, 11, 30);
const chunkLength = 1 << 16;

const columnNames: string[] = [];
function columnName(at: number): string {
  const known = columnNames[at];
  if (known) return known;
  let name = '';
  for (let rest = at + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  columnNames[at] = name;
  return name;
}

const serialOf = (wall: string): number => {
  const [date = '', time = '00:00:00'] = wall.split(/[ T]/);
  const at = Date.parse(`${date}T${time}Z`);
  return (at - firstDay) / dayMs;
};

export function xlsxTable(stream: Writable, shape: TableShape): TableWriter {
  const zip = new ZipFile();
  const out = zip.outputStream as PassThrough;
  const sheets: SheetPlace[] = [];
  const clock = wallClock(shape.zone);
  let sheet: PassThrough | undefined;
  let text = '';
  let row = 0;
  let head = 0;
  let written = 0;
  const fail = (error: Error) => {
    stream.destroy(error);
    sheet?.destroy(error);
  };
  zip.on('error', fail);
  out.on('error', fail);
  stream.on('close', () => {
    out.destroy();
    sheet?.destroy();
  });
  out.pipe(stream);

  const cellXml = (cell: Cell, at: number): string => {
    if (cell === null || cell === undefined || cell === '') return '';
    const place = columnName(at) + row;
    if (typeof cell === 'number' && Number.isFinite(cell))
      return `<c r="${place}" s="${style.number}"><v>${cell}</v></c>`;
    const kind = shape.columns[at]?.kind;
    if (kind === 'date' || kind === 'moment') {
      const serial = serialOf(kind === 'date' ? String(cell) : clock(String(cell)));
      if (serial > 0) return `<c r="${place}" s="${style[kind]}"><v>${serial}</v></c>`;
    }
    return textXml(place, typeof cell === 'boolean' ? yesNo[shape.locale][cell ? 0 : 1] : String(cell));
  };
  const textXml = (place: string, value: string, as?: number): string => {
    const short = value.length > lettersAtMost ? `${value.slice(0, lettersAtMost - 1)}…` : value;
    // Marked as typed with an apostrophe, so that it stays a text also when somebody edits the cell.
    const shown = as ?? (/^[=+\-@\t\r]/.test(short) ? style.quoted : style.text);
    return `<c r="${place}" s="${shown}" t="inlineStr"><is><t xml:space="preserve">${xmlText(short)}</t></is></c>`;
  };
  const line = (cells: string) => {
    text += `<row r="${row}">${cells}</row>`;
  };
  const flush = async (always = false) => {
    if (!sheet || (text.length < chunkLength && !always)) return;
    const chunk = text;
    text = '';
    await writeFully(sheet, chunk);
  };

  function begin(): void {
    sheet = new PassThrough({ highWaterMark: chunkLength });
    const name = sheets.length === 0 ? sheetName(shape.title) : `${sheetName(shape.title, 26)} ${sheets.length + 1}`;
    const above = shape.formal ? [shape.title, ...(shape.about ?? []), ''] : [];
    head = above.length + 1;
    sheets.push({ name, head });
    zip.addReadStream(sheet, `xl/worksheets/sheet${sheets.length}.xml`, { mtime: shape.at });
    const first = `A${head + 1}`;
    const widths = shape.columns
      .map(
        ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${Math.min(width + 2, 120)}" customWidth="1"/>`,
      )
      .join('');
    text = `${sheetStart}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"${sheets.length === 1 ? ' tabSelected="1"' : ''}><pane ySplit="${head}" topLeftCell="${first}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="${first}" sqref="${first}"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="13"/><cols>${widths}</cols><sheetData>`;
    row = 0;
    for (const [at, words] of above.entries()) {
      row += 1;
      line(words ? textXml(`A${row}`, words, at === 0 ? style.title : style.number) : '');
    }
    row += 1;
    line(shape.columns.map(({ title }, at) => textXml(columnName(at) + row, title, style.head)).join(''));
  }

  async function finish(closing: readonly string[]): Promise<void> {
    const last = row;
    for (const words of closing.length > 0 ? ['', ...closing] : []) {
      row += 1;
      line(words ? textXml(`A${row}`, words, style.number) : '');
    }
    const filter = last > head ? `<autoFilter ref="A${head}:${columnName(shape.columns.length - 1)}${last}"/>` : '';
    text += `</sheetData>${filter}<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.2" footer="0.2"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`;
    await flush(true);
    sheet?.end();
  }

  begin();
  return {
    async rows(rows) {
      for (const cells of rows) {
        if (row >= rowsAtMost) {
          await finish([]);
          begin();
        }
        row += 1;
        written += 1;
        line(cells.map(cellXml).join(''));
        await flush();
      }
    },
    async end(closing = []) {
      await finish(closing);
      if (!shape.formal && shape.about) {
        sheets.push({ name: tableWords[shape.locale].about });
        const lines = [shape.title, ...shape.about, `${tableWords[shape.locale].rows}: ${written}`];
        zip.addBuffer(Buffer.from(aboutXml(lines)), `xl/worksheets/sheet${sheets.length}.xml`, { mtime: shape.at });
      }
      const parts = {
        'xl/workbook.xml': workbookXml(sheets),
        'xl/_rels/workbook.xml.rels': workbookRelationsXml(sheets),
        'xl/styles.xml': stylesXml,
        'docProps/core.xml': coreXml(shape.title, shape.author ?? '', shape.at),
        '_rels/.rels': rootRelationsXml,
        '[Content_Types].xml': contentTypesXml(sheets),
      };
      for (const [name, xml] of Object.entries(parts)) zip.addBuffer(Buffer.from(xml), name, { mtime: shape.at });
      zip.end();
    },
  };

  function aboutXml(lines: readonly string[]): string {
    const rows = lines.map(
      (words, at) => `<row r="${at + 1}">${textXml(`A${at + 1}`, words, at === 0 ? style.title : style.number)}</row>`,
    );
    return `${sheetStart}<cols><col min="1" max="1" width="100" customWidth="1"/></cols><sheetData>${rows.join('')}</sheetData></worksheet>`;
  }
}

/** A sheet's name: at most 31 characters, none of `[]:*?/\`. */
const sheetName = (title: string, most = 31): string =>
  title
    .replaceAll(/[[\]:*?/\\']/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, most)
    .trim() || '1';
