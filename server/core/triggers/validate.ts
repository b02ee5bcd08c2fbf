// Whether a trigger can be saved: known events, conditions with fitting values, actions with all they need, and every action
// one that its author may do on any record: nobody gives the program what they do not hold.
import type { Condition, TriggerContent, TriggerKind } from '#contract/triggers.ts';
import { shapeOf, sqlOf } from '../handle.ts';
import { isId } from '../ids.ts';
import type { AnyReader } from '../reader.ts';
import { Refusal, refuseField } from '../refusal.ts';
import { misnamed } from '../text-template.ts';
import type { AnyUnit } from '../unit.ts';
import type { ActionInput, AnyTriggerSubject, TriggerAction, TriggerField } from './subject.ts';

type Asking = AnyUnit | AnyReader;

export const subjectNamed = (handle: Asking, kind: string): AnyTriggerSubject => {
  const subject = shapeOf(handle).services.catalog.triggerSubjects.get(kind);
  if (!subject) throw refuseField('subject', 'trigger_subject_unknown');
  return subject;
};

/** The content as it is kept: what does not belong to its kind is left out. */
export async function requireContent(
  handle: Asking,
  subject: AnyTriggerSubject,
  kind: TriggerKind,
  given: TriggerContent,
): Promise<TriggerContent> {
  const content: TriggerContent = {
    events: kind === 'event' ? [...new Set(given.events)] : [],
    timetable: kind === 'schedule' ? given.timetable : null,
    match: given.match,
    groups: given.groups,
    steps: given.steps,
  };
  if (kind === 'event' && content.events.length === 0) throw refuseField('events', 'trigger_events_missing');
  if (kind === 'schedule' && !content.timetable) throw refuseField('timetable', 'trigger_timetable_missing');
  if (kind === 'schedule' && content.groups.length === 0) throw refuseField('groups', 'trigger_conditions_missing');
  if (content.events.some((key) => !subject.events.some((event) => event.key === key)))
    throw refuseField('events', 'trigger_event_unknown');
  for (const [at, group] of content.groups.entries())
    for (const [on, one] of group.conditions.entries()) requireCondition(subject, one, `groups.${at}.conditions.${on}`);
  for (const [at, step] of content.steps.entries()) {
    const action = subject.actions.find(({ key }) => key === step.action);
    if (!action) throw refuseField(`steps.${at}`, 'trigger_action_unknown');
    const { title } = shapeOf(handle).services.catalog.handlers.get(action.operation)?.operation ?? {
      title: action.title,
    };
    if (!handle.actor.rights.everywhere(action.operation))
      throw new Refusal('trigger_not_yours', { action: title.ru, operation: action.operation });
    for (const input of action.inputs)
      await requireInput(handle, subject, action, input, step.input[input.key], `steps.${at}.input.${input.key}`);
  }
  return content;
}

const isIds = (value: unknown): value is string[] => Array.isArray(value) && value.every(isId);
const kindsOfIds = new Set(['tree', 'place', 'group', 'person', 'hours']);

function requireCondition(subject: AnyTriggerSubject, { field, operator, value }: Condition, at: string): void {
  const found: TriggerField<unknown> | undefined = subject.fields.find(({ key }) => key === field);
  if (!found?.operators.includes(operator)) throw refuseField(at, 'trigger_field_unknown');
  const fits = (): boolean => {
    if (operator === 'empty' || operator === 'filled') return value === null;
    if (found.kind === 'number') return typeof value === 'number';
    if (found.kind === 'span') return typeof value === 'object' && value !== null && 'unit' in value;
    if (kindsOfIds.has(found.kind)) return isIds(value);
    if (!Array.isArray(value)) return false;
    const { options } = found;
    return !Array.isArray(options) || value.every((one) => options.some((option) => option.value === one));
  };
  if (!fits()) throw refuseField(at, 'trigger_value_wrong', { field: found.title.ru });
}

async function requireInput(
  handle: Asking,
  subject: AnyTriggerSubject,
  action: TriggerAction<unknown>,
  input: ActionInput,
  value: string | readonly string[] | undefined,
  at: string,
): Promise<void> {
  const named = { action: action.title.ru, input: input.title.ru };
  if (value === undefined || value.length === 0) {
    if (input.optional) return;
    throw refuseField(at, 'trigger_input_missing', named);
  }
  const wrong = () => refuseField(at, 'trigger_input_wrong', named);
  const several = typeof value === 'string' ? [value] : value;
  if ((typeof value === 'string') === (input.kind === 'people')) throw wrong();
  if (input.kind === 'text') {
    const text = String(value);
    if (text.length > (input.most ?? 20_000)) throw wrong();
    const unknown = input.variables ? misnamed(text, subject.variables) : [];
    if (unknown.length > 0)
      throw refuseField(at, 'trigger_variable_unknown', { names: unknown.map((name) => `{{${name}}}`).join(', ') });
    return;
  }
  if (input.kind === 'choice') {
    const options = typeof input.options === 'function' ? await input.options(sqlOf(handle)) : (input.options ?? []);
    if (!several.every((one) => options.some((option) => option.value === one))) throw wrong();
    return;
  }
  if (!isIds(several)) throw wrong();
  const kinds = input.kind === 'person' ? ['user'] : input.kind === 'group' ? ['group'] : ['user', 'group'];
  const { rows } = await sqlOf(handle).query<{ count: number }>(
    'select count(*)::int as count from principal where id = any($1::uuid[]) and kind = any($2::text[])',
    [[...new Set(several)], kinds],
  );
  if (rows[0]?.count !== new Set(several).size) throw wrong();
}
