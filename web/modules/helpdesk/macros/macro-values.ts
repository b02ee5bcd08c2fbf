// The values of a macro's form and the operation's input made of them.
import type { Output, RawInput } from '#contract/core.ts';
import type {
  createMacro,
  MacroAudience,
  MacroKind,
  MacroSteps,
  Priority,
  ResultKind,
  readMacro,
  WaitingReason,
} from '#contract/helpdesk.ts';
import type { LookupValue } from '../../../core/form/Lookup.tsx';

export type Macro = Output<typeof readMacro>;
export const acts = ['none', 'take', 'wait', 'resolve', 'resolveClose', 'close'] as const;
type Act = (typeof acts)[number];

export interface MacroValues {
  kind: MacroKind;
  name: string;
  folder: string;
  categoryId: string | null;
  audience: MacroAudience;
  group: LookupValue | null;
  group2: LookupValue | null;
  group3: LookupValue | null;
  reply: string;
  note: string;
  priority: Priority | null;
  newCategoryId: string | null;
  queue: LookupValue | null;
  executor: 'me' | 'nobody' | 'person' | null;
  person: LookupValue | null;
  checklistId: string | null;
  items: string;
  minutes: number | null;
  act: Act;
  waitReason: WaitingReason;
  waitDays: number | null;
  resultKind: ResultKind;
  result: string;
}

export function valuesOf(macro: Macro | null): MacroValues {
  const steps: MacroSteps = macro?.steps ?? {};
  const named = (id: string | undefined): LookupValue | null => (id ? { id, label: macro?.names[id] ?? '' } : null);
  const group = (at: number): LookupValue | null => {
    const one = macro?.groups[at];
    return one ? { id: one.id, label: one.name } : null;
  };
  const { act, executor } = steps;
  const person = executor !== undefined && executor !== 'me' && executor !== 'nobody';
  return {
    kind: macro?.kind ?? 'template',
    name: macro?.name ?? '',
    folder: macro?.folder ?? '',
    categoryId: macro?.category?.id ?? null,
    audience: macro?.audience ?? 'own',
    group: group(0),
    group2: group(1),
    group3: group(2),
    reply: steps.reply ?? '',
    note: steps.note ?? '',
    priority: steps.priority ?? null,
    newCategoryId: steps.categoryId ?? null,
    queue: named(steps.groupId),
    executor: person ? 'person' : ((executor as 'me' | 'nobody' | undefined) ?? null),
    person: person ? named(executor) : null,
    checklistId: steps.checklistId ?? null,
    items: steps.items?.join('\n') ?? '',
    minutes: steps.minutes ?? null,
    act: act?.do === 'resolve' && act.close ? 'resolveClose' : (act?.do ?? 'none'),
    waitReason: act?.do === 'wait' ? act.reason : 'requester',
    waitDays: act?.do === 'wait' ? (act.days ?? null) : null,
    resultKind: act?.do === 'resolve' ? act.resultKind : 'done',
    result: act?.do === 'resolve' ? act.result : '',
  };
}

function actOf(values: MacroValues): MacroSteps['act'] {
  const { waitReason: reason, waitDays: days, resultKind, result } = values;
  switch (values.act) {
    case 'none':
      return undefined;
    case 'wait':
      return { do: 'wait', reason, ...(days ? { days } : {}) };
    case 'resolve':
    case 'resolveClose':
      return { do: 'resolve', resultKind, result, ...(values.act === 'resolveClose' ? { close: true } : {}) };
    default:
      return { do: values.act };
  }
}

/** A template that was a macro in the form keeps its words alone. */
function stepsOf(values: MacroValues): MacroSteps {
  const reply = values.reply.trim() ? { reply: values.reply } : {};
  const note = values.note.trim() ? { note: values.note } : {};
  if (values.kind === 'template') return values.reply.trim() ? reply : note;
  const items = values.items
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const executor = values.executor === 'person' ? values.person?.id : values.executor;
  const act = actOf(values);
  return {
    ...reply,
    ...note,
    ...(values.priority ? { priority: values.priority } : {}),
    ...(values.newCategoryId ? { categoryId: values.newCategoryId } : {}),
    ...(values.queue?.id ? { groupId: values.queue.id } : {}),
    ...(executor ? { executor } : {}),
    ...(values.checklistId ? { checklistId: values.checklistId } : {}),
    ...(items.length > 0 ? { items } : {}),
    ...(values.minutes ? { minutes: values.minutes } : {}),
    ...(act ? { act } : {}),
  };
}

export const inputOf = (values: MacroValues): RawInput<typeof createMacro> => ({
  kind: values.kind,
  name: values.name,
  folder: values.folder,
  categoryId: values.categoryId || null,
  audience: values.audience,
  groupIds:
    values.audience === 'groups'
      ? [values.group, values.group2, values.group3].flatMap((one) => (one?.id ? [one.id] : []))
      : [],
  steps: stepsOf(values),
});
