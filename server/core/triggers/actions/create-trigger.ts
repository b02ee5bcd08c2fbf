// A new trigger with its first version: it hears of what happens from now on.
import { createTrigger } from '#contract/triggers.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { readTrigger } from '../cards.ts';
import { requireContent, subjectNamed } from '../validate.ts';
import { addRule } from '../write-trigger.ts';

export const createTriggerAction = action(createTrigger, async (unit, input) => {
  requireEverywhere(unit);
  const content = await requireContent(unit, subjectNamed(unit, input.subject), input.kind, input);
  const { subject, kind, name, enabled } = input;
  const id = await addRule(unit, { subject, kind, name, enabled }, content);
  unit.event({ data: { triggerId: id, version: 1, subject, kind, name, enabled, content } });
  return readTrigger(unit, id);
});
