// What only a whole register tells: which numbers stand twice, which are missing, which ordinals are slips of the pen. Pure.
import type { ImportFindings } from '#contract/import.ts';
import type { LetterRow } from './letter-row.ts';

const listed = 500;
interface Period {
  journal: string;
  period: string;
  /** Ordinal → name of the number that takes it, the first in the file. */
  ordinals: Map<number, string>;
  rows: number;
}

export class Survey {
  readonly #periods = new Map<string, Period>();
  readonly #rowsOf = new Map<string, { journal: string; number: string; rows: number[] }>();

  see(row: number, { journalId, journalName, period, number }: LetterRow): void {
    if (number.name === '') return;
    const key = `${journalId} ${period}`;
    const place = this.#periods.get(key) ?? { journal: journalName, period, ordinals: new Map(), rows: 0 };
    this.#periods.set(key, place);
    place.rows += 1;
    if (number.ordinal !== null && !place.ordinals.has(number.ordinal)) place.ordinals.set(number.ordinal, number.name);
    const name = `${key} ${number.name}`;
    const same = this.#rowsOf.get(name) ?? { journal: journalName, number: number.printed, rows: [] };
    this.#rowsOf.set(name, same);
    if (same.rows.length < 20) same.rows.push(row);
  }

  /** The row that bears this number first. */
  firstWith({ journalId, period, number }: LetterRow): number {
    return this.#rowsOf.get(`${journalId} ${period} ${number.name}`)?.rows[0] ?? 0;
  }

  /** Whether this number takes its ordinal, or why not. */
  place({ journalId, period, number }: LetterRow): 'own' | 'taken' | 'far' | 'none' {
    if (number.ordinal === null) return 'none';
    const found = this.#periods.get(`${journalId} ${period}`);
    if (!found || number.ordinal > found.rows * 20 + 10_000) return 'far';
    return found.ordinals.get(number.ordinal) === number.name ? 'own' : 'taken';
  }

  findings(): Pick<ImportFindings, 'gaps' | 'gapCount' | 'doubles' | 'doubleCount'> {
    const gaps: ImportFindings['gaps'] = [];
    let gapCount = 0;
    for (const { journal, period, ordinals, rows } of this.#periods.values()) {
      const sorted = [...ordinals.keys()].filter((one) => one <= rows * 20 + 10_000).sort((a, b) => a - b);
      // A register that begins in the middle of the year lacks nothing before its first number.
      let before = (sorted[0] ?? 0) <= 10 ? 0 : (sorted[0] ?? 1) - 1;
      for (const ordinal of sorted) {
        if (ordinal > before + 1) {
          gapCount += ordinal - before - 1;
          if (gaps.length < listed) gaps.push({ journal, period, from: before + 1, to: ordinal - 1 });
        }
        before = ordinal;
      }
    }
    const doubles = [...this.#rowsOf.values()].filter((one) => one.rows.length > 1);
    return { gaps, gapCount, doubles: doubles.slice(0, listed), doubleCount: doubles.length };
  }
}
