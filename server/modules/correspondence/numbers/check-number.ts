// Whether a number chosen by hand is free, as one types it: a taken one is told as taken, and nothing of its letter.
import { checkNumber } from '#contract/correspondence.ts';
import { workOf } from '#core/actor.ts';
import { checkChosenFor } from '#core/numbering/of-reader.ts';
import { Refusal, words } from '#core/refusal.ts';
import { query } from '../tables.ts';
import { journalOf } from './journal-of.ts';

export const checkNumberQuery = query(checkNumber, async (reader, input) => {
  const journal = await journalOf(reader, input.id);
  const context = { department: journal.departmentIndex ?? '', case: input.caseIndex ?? '' };
  const { number, refusal } = await checkChosenFor(reader, journal, {
    registeredOn: input.registeredOn ?? reader.today,
    context,
    chosen: { ordinal: input.ordinal, suffix: input.suffix ?? '' },
    holderId: workOf(reader.actor),
  }).catch((error: unknown) => {
    if (error instanceof Refusal) return { number: null, refusal: error };
    throw error;
  });
  return {
    number,
    free: refusal === null,
    code: refusal?.code ?? null,
    message: refusal && words(refusal.code, refusal.details),
  };
});
