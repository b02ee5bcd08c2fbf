// What a module says of a list to have it exported: the operation that lists, and its columns. Rights, scope, clearance
// and the journal of reading come from that operation itself.
import type { Operation, Output, Text } from '#contract/core.ts';
import type { Cell, TableColumn } from './table.ts';

export interface ListColumn<Row> {
  /** The same as on the screen, so that the chosen columns are those of the file. */
  key: string;
  title: Text;
  kind?: TableColumn['kind'];
  width?: number;
  /** Only when it is asked for. */
  hidden?: boolean;
  /** `page` holds the rows that came with it: all of them where a list comes whole. */
  value(row: Row, locale: 'ru' | 'en', page: readonly Row[]): Cell;
}
// biome-ignore lint/suspicious/noExplicitAny: the catalog holds lists of every kind of row
type AnyColumn = ListColumn<any>;

export interface ListExport {
  operation: Operation;
  /** Other names of the list, each with what it fixes in the filter. */
  names?: Readonly<Record<string, Record<string, unknown>>>;
  title(filter: Record<string, unknown>): Text;
  /** An operation with the same filter that answers `{ count }`; takes `exact`. */
  count?: Operation;
  columns: readonly AnyColumn[];
  /** CSV too ends with who took it, when, by which filter and under which number. */
  stamped?: true;
  /** The subject whose own fields are columns too; the list takes `withCustom`. */
  ownFields?: string;
}
type RowOf<O extends Operation> = Output<O> extends { items: (infer R)[] } ? R : never;

export const listExport = <O extends Operation>(
  operation: O,
  shape: Omit<ListExport, 'operation' | 'columns'> & { columns: readonly ListColumn<RowOf<O>>[] },
): ListExport => ({ operation, ...shape });

/** A column in one line: key, words, width in characters, value, kind. */
export const column = <Row>(
  key: string,
  ru: string,
  en: string,
  width: number,
  value: ListColumn<Row>['value'],
  kind: TableColumn['kind'] = 'text',
): ListColumn<Row> => ({ key, title: { ru, en }, width, value, kind });
/** Only when it is asked for. */
export const hidden = <Row>(...of: Parameters<typeof column<Row>>): ListColumn<Row> => ({
  ...column(...of),
  hidden: true,
});

/** A list that comes whole takes no limit. */
export const isPaged = ({ operation }: Pick<ListExport, 'operation'>): boolean =>
  'limit' in ((operation.input as { shape?: object }).shape ?? {});

/** The words of a value that is one of a few. */
export const oneOf =
  (words: Readonly<Record<string, Text>>) =>
  (value: string | null, locale: 'ru' | 'en'): string =>
    value === null ? '' : (words[value]?.[locale] ?? value);
