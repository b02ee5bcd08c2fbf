// The actions of a trigger on one record: what each would be given, with the texts filled in for the record.
import type { TriggerStep } from '#contract/triggers.ts';
import { fill } from '../text-template.ts';
import type { AnyTriggerSubject, GivenInput, TriggerAction } from './subject.ts';

export interface ReadyStep {
  action: TriggerAction<unknown>;
  input: GivenInput;
}

/** Undefined when the program no longer offers the action. */
export function readyStep(subject: AnyTriggerSubject, step: TriggerStep, facts: unknown): ReadyStep | undefined {
  const action = subject.actions.find(({ key }) => key === step.action);
  if (!action) return undefined;
  const told = action.asReader ? action.asReader(facts) : facts;
  const input = Object.fromEntries(
    Object.entries(step.input).map(([key, value]) => {
      const variables = action.inputs.find((one) => one.key === key)?.variables;
      return [key, variables && typeof value === 'string' ? fill(value, subject.variables, told) : value];
    }),
  );
  return { action, input };
}
