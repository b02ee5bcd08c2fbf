// Which columns a person sees, in what order and how wide; kept in this browser per list. The choosing itself is pure.
import { useState } from 'react';
import { readObject, writeObject } from '../preferences.ts';
import type { Column, ListRow } from './list-types.ts';

export interface ColumnChoice {
  /** Keys of shown columns in their order; absent means as the module gives them. */
  shown?: string[];
  widths: Record<string, number>;
}

export interface Columns<Row extends ListRow> {
  visible: Column<Row>[];
  widthOf: (column: Column<Row>) => number;
  isShown: (key: string) => boolean;
  toggle: (key: string) => void;
  move: (key: string, step: -1 | 1) => void;
  resize: (key: string, width: number) => void;
  reset: () => void;
  /** For a saved view. */
  shown: string[];
  show: (keys: string[]) => void;
}

export function visibleColumns<Row extends ListRow>(all: Column<Row>[], shown: string[] | undefined): Column<Row>[] {
  if (!shown) return all.filter((column) => !column.hidden);
  const chosen = shown.flatMap((key) => all.find((column) => column.key === key) ?? []);
  const missing = all.filter((column) => column.fixed && !chosen.includes(column));
  return [...missing, ...chosen];
}

export function moveKey(keys: string[], key: string, step: -1 | 1): string[] {
  const from = keys.indexOf(key);
  const to = from + step;
  if (from < 0 || to < 0 || to >= keys.length) return keys;
  const rest = keys.filter((one) => one !== key);
  return [...rest.slice(0, to), key, ...rest.slice(to)];
}

export function useColumns<Row extends ListRow>(list: string, all: Column<Row>[]): Columns<Row> {
  const name = `columns.${list}`;
  const [choice, setChoice] = useState<ColumnChoice>(() => readObject(name, { widths: {} }));
  const keep = (next: ColumnChoice) => {
    setChoice(next);
    writeObject(name, next);
  };
  const visible = visibleColumns(all, choice.shown);
  const shown = visible.map((column) => column.key);
  return {
    visible,
    shown,
    widthOf: (column) => choice.widths[column.key] ?? column.width,
    isShown: (key) => shown.includes(key),
    toggle: (key) =>
      keep({ ...choice, shown: shown.includes(key) ? shown.filter((one) => one !== key) : [...shown, key] }),
    move: (key, step) => keep({ ...choice, shown: moveKey(shown, key, step) }),
    resize: (key, width) => keep({ ...choice, widths: { ...choice.widths, [key]: Math.max(56, Math.round(width)) } }),
    reset: () => keep({ widths: {} }),
    show: (keys) => keep({ ...choice, shown: keys }),
  };
}
