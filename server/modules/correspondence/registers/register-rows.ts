// The rows of a register as they come, counted and chained: every number of the period, none left out.

import type { output } from 'zod';
import type { registerCounts } from '#contract/correspondence.ts';
import type { Cell } from '#core/export/table.ts';
import { wallClock, writtenDate } from '#core/export/table.ts';
import { type NumberOfPeriod, numbersOfPeriod } from '#core/numbering/numbers-of-period.ts';
import type { TaskRun } from '#core/tasks/definition.ts';
import { chained, chainStart } from './chain.ts';
import type { RegisterForm } from './forms.ts';
import { lettersOfRegister } from './register-letters.ts';

const pageRows = 500;
export type RegisterCounts = output<typeof registerCounts>;

export interface RegisterScope {
  journalId: string;
  period: string;
  last: number;
  from?: string | undefined;
  to?: string | undefined;
}

export class RegisterRows {
  readonly counts: RegisterCounts;
  /** Over the rows written so far. */
  sum: string;
  readonly #run: TaskRun<unknown>;
  readonly #scope: RegisterScope;
  readonly #form: RegisterForm;
  /** Days as they are in the organisation's zone. */
  readonly #wall: (moment: string) => string;
  #expected = 1;

  constructor(run: TaskRun<unknown>, scope: RegisterScope, form: RegisterForm) {
    this.#run = run;
    this.#scope = scope;
    this.#form = form;
    this.#wall = wallClock(run.services.config.zone);
    this.counts = { rows: 0, last: scope.last, used: 0, cancelled: 0, reserved: 0, released: 0, unexplained: 0 };
    this.sum = chainStart(form.columns.map(({ title }) => title));
  }

  /** The sum moves with each row that is taken, so that the end of a volume knows the rows before it. */
  async *pages(): AsyncGenerator<Cell[][]> {
    const { zone } = this.#run.services.config;
    const whole = !this.#scope.from && !this.#scope.to;
    for (let after = { ordinal: 0, suffix: '' }; ; ) {
      const found = await this.#run.read((reader) =>
        numbersOfPeriod(reader, { ...this.#scope, seriesId: this.#scope.journalId, zone, after, limit: pageRows }),
      );
      const ids = found.flatMap(({ recordId }) => (recordId ? [recordId] : []));
      const letters = await this.#run.read((reader) => lettersOfRegister(reader, ids));
      const rows = found.flatMap((number) => {
        const letter = number.recordId ? letters.get(number.recordId) : undefined;
        const row =
          number.state === 'used' && letter
            ? this.#form.rowOf(number, letter)
            : this.#form.blankOf(
                number,
                letter || number.state !== 'used' ? this.#whyUnused(number) : 'Доступ ограничен',
              );
        this.counts[number.state] += number.suffix === '' ? 1 : 0;
        const missing = whole && number.suffix === '' ? this.#missingBefore(number.ordinal) : [];
        if (number.suffix === '') this.#expected = number.ordinal + 1;
        return [...missing, row];
      });
      const end = found.at(-1);
      const over = found.length < pageRows;
      if (over && whole) rows.push(...this.#missingBefore(this.#scope.last + 1));
      if (rows.length > 0) yield rows;
      await this.#run.progress(end?.ordinal ?? this.#scope.last, this.#scope.last || undefined);
      if (over || !end) return;
      after = { ordinal: end.ordinal, suffix: end.suffix };
    }
  }

  /** Called for each row as it goes into the file. */
  took(row: readonly Cell[]): void {
    this.counts.rows += 1;
    this.sum = chained(this.sum, row, this.#form.columns.length);
  }

  #whyUnused({ state, reason, holder, by, at }: NumberOfPeriod): string {
    const when = at ? writtenDate(this.#wall(at)) : '';
    const words = { used: '', cancelled: 'АННУЛИРОВАН', reserved: 'ЗАРЕЗЕРВИРОВАН', released: 'НЕ ИСПОЛЬЗОВАН' }[state];
    const who = state === 'reserved' ? (holder ?? by) : by;
    const told = [who, when].filter(Boolean).join(', ');
    return `${words}${reason ? `: ${reason}` : ''}${told ? ` (${told})` : ''}`;
  }

  /** Nothing was ever issued under these ordinals: somebody wrote into the database past the program. */
  #missingBefore(ordinal: number): Cell[][] {
    const rows: Cell[][] = [];
    for (let at = this.#expected; at < ordinal; at++) {
      this.counts.unexplained += 1;
      if (rows.length < 10_000) rows.push(this.#form.blankOf(blank(at), 'НОМЕР БЕЗ ОБЪЯСНЕНИЯ'));
    }
    this.#expected = Math.max(this.#expected, ordinal);
    return rows;
  }
}

const blank = (ordinal: number): NumberOfPeriod => ({
  ordinal,
  suffix: '',
  number: null,
  state: 'released',
  recordId: null,
  registeredOn: null,
  reason: '',
  holder: null,
  by: null,
  at: null,
});
