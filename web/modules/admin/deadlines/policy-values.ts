// A deadline policy between its card, the form and the operation's input. Steps are fields named by a key of their own.
import type { DeadlineSubjectCard, PolicyCard, PolicyContent, PolicyStep } from '#contract/deadlines.ts';
import { durationText, parseDuration } from '../../../core/deadlines/duration.ts';
import type { LookupValue } from '../../../core/form/Lookup.tsx';

export const clocks = ['answer', 'solve'] as const;
export const parts = ['executor', 'queue', 'author'] as const;
export type PolicyValues = Record<string, unknown> & {
  name: string;
  kind: string;
  scheduleId: string | null;
  reopening: 'anew' | 'continue';
  standard: boolean;
  enabled: boolean;
  duty: LookupValue | null;
  steps: string[];
  open: 'keep' | 'recount';
};

const usual: PolicyStep[] = [
  { clock: 'answer', minutes: 0, tell: ['executor'], principalIds: [] },
  { clock: 'solve', minutes: -60, tell: ['executor'], principalIds: [] },
  { clock: 'solve', minutes: 0, tell: ['executor', 'queue'], principalIds: [] },
];

export const stepValues = (key: string, step: PolicyStep, names: Record<string, string>, locale: 'ru' | 'en') => ({
  [`clock.${key}`]: step.clock,
  [`when.${key}`]: step.minutes === 0 ? 'at' : step.minutes < 0 ? 'before' : 'after',
  [`time.${key}`]: step.minutes === 0 ? '' : durationText(Math.abs(step.minutes), locale),
  ...Object.fromEntries(parts.map((part) => [`tell.${part}.${key}`, step.tell.includes(part)])),
  [`also.${key}`]: step.principalIds.map((id) => ({ id, label: names[id] ?? '' })),
});

export function valuesOf(policy: PolicyCard | null, subject: DeadlineSubjectCard, locale: 'ru' | 'en'): PolicyValues {
  const steps = (policy?.steps ?? usual).map((step, place) => ({ key: `s${place}`, step }));
  const duration = (minutes: number | null | undefined) => (minutes == null ? '' : durationText(minutes, locale));
  return {
    name: policy?.name ?? '',
    kind: subject.kind,
    scheduleId: policy?.scheduleId ?? null,
    reopening: policy?.reopening ?? 'anew',
    standard: policy?.standard ?? false,
    enabled: policy?.enabled ?? true,
    duty: policy?.dutyGroupId ? { id: policy.dutyGroupId, label: policy.names[policy.dutyGroupId] ?? '' } : null,
    steps: steps.map(({ key }) => key),
    open: 'keep',
    ...Object.fromEntries(
      subject.priorities.flatMap(({ key }) => {
        const target = policy?.targets[key];
        return [
          [`answer.${key}`, duration(target?.answer)],
          [`solve.${key}`, duration(target?.solve)],
          [`own.${key}`, target?.scheduleId ?? null],
        ];
      }),
    ),
    ...Object.fromEntries(
      clocks.flatMap((clock) =>
        subject.reasons.map(({ key }) => [
          `pause.${clock}.${key}`,
          policy ? policy.pauses[clock].includes(key) : clock === 'solve' && key !== 'other',
        ]),
      ),
    ),
    ...Object.assign({}, ...steps.map(({ key, step }) => stepValues(key, step, policy?.names ?? {}, locale))),
  };
}

const minutesOf = (value: unknown): number | null => parseDuration(String(value ?? ''));

export function contentOf(values: PolicyValues, subject: DeadlineSubjectCard): PolicyContent {
  return {
    scheduleId: values.scheduleId ?? '',
    targets: Object.fromEntries(
      subject.priorities.map(({ key }) => [
        key,
        {
          answer: minutesOf(values[`answer.${key}`]),
          solve: minutesOf(values[`solve.${key}`]),
          scheduleId: (values[`own.${key}`] as string | null) || null,
        },
      ]),
    ),
    pauses: {
      answer: subject.reasons.filter(({ key }) => values[`pause.answer.${key}`]).map(({ key }) => key),
      solve: subject.reasons.filter(({ key }) => values[`pause.solve.${key}`]).map(({ key }) => key),
    },
    reopening: values.reopening,
    steps: values.steps.map((key) => {
      const when = values[`when.${key}`];
      const time = minutesOf(values[`time.${key}`]) ?? 0;
      return {
        clock: values[`clock.${key}`] === 'answer' ? 'answer' : 'solve',
        minutes: when === 'at' ? 0 : when === 'before' ? -time : time,
        tell: parts.filter((part) => values[`tell.${part}.${key}`]),
        principalIds: ((values[`also.${key}`] as LookupValue[] | undefined) ?? []).flatMap(({ id }) =>
          id ? [id] : [],
        ),
      };
    }),
    dutyGroupId: values.duty?.id ?? null,
  };
}

/** Fields whose typing is no time. */
export function wrongDurations(values: PolicyValues, subject: DeadlineSubjectCard): string[] {
  const targets = subject.priorities.flatMap(({ key }) => clocks.map((clock) => `${clock}.${key}`));
  const typed = targets.filter((name) => String(values[name] ?? '').trim() !== '');
  const steps = values.steps.filter((key) => values[`when.${key}`] !== 'at').map((key) => `time.${key}`);
  return [...typed, ...steps].filter((name) => !minutesOf(values[name]));
}
