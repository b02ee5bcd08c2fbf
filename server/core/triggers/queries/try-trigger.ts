// What a trigger would have done, before it is saved; nothing is written.
import { tryTrigger } from '#contract/triggers.ts';
import { query } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { dryRun } from '../dry-run.ts';
import { requireContent, subjectNamed } from '../validate.ts';

export const tryTriggerQuery = query(tryTrigger, async (reader, input) => {
  requireEverywhere(reader);
  const subject = subjectNamed(reader, input.subject);
  return dryRun(reader, subject, await requireContent(reader, subject, input.kind, input));
});
