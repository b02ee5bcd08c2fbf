// What a module says on its card of a kind of records that has deadlines.
import type { Text } from '#contract/core.ts';
import type { DeadlineSubjectCard } from '#contract/deadlines.ts';

interface Choice {
  key: string;
  title: Text;
}
export interface DeadlineSubject {
  /** The kind of its records: `ticket`. */
  kind: string;
  title: Text;
  /** From the least to the most urgent. */
  priorities: readonly Choice[];
  /** What its records may wait for. */
  reasons: readonly Choice[];
  /**
   * A statement that keeps the module's own copies of deadlines when they are counted anew; `$1` is JSON,
   * `[{ id, answer, solve }]` with moments or null.
   */
  copies?: string;
}

export const subjectCards = (subjects: Iterable<DeadlineSubject>): DeadlineSubjectCard[] =>
  [...subjects].map(({ kind, title, priorities, reasons }) => ({
    kind,
    title,
    priorities: [...priorities],
    reasons: [...reasons],
  }));
