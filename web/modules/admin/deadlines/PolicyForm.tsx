// The form of a deadline policy: targets by priority, what pauses the clocks, who is warned when.
import { NativeSelect, TextInput } from '@mantine/core';
import {
  createPolicy,
  type DeadlineSubjectCard,
  listPolicies,
  type PolicyCard,
  type ScheduleCard,
  updatePolicy,
} from '#contract/deadlines.ts';
import { CheckField } from '../../../core/form/CheckField.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { useField } from '../../../core/form/form-context.ts';
import { PersonField } from '../../../core/form/PersonField.tsx';
import { Section } from '../../../core/form/Section.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useForm, useFormState } from '../../../core/form/use-form.ts';
import { useLocale, useLocalText, useText } from '../../../core/text/texts.ts';
import classes from './Deadlines.module.css';
import { PolicySteps } from './PolicySteps.tsx';
import { clocks, contentOf, type PolicyValues, valuesOf, wrongDurations } from './policy-values.ts';
import { TouchedField } from './Touched.tsx';
import { tellSaved } from './tell-saved.ts';

interface PolicyFormProps {
  policy: PolicyCard | null;
  subject: DeadlineSubjectCard;
  schedules: ScheduleCard[];
  done: () => void;
}

export function PolicyForm({ policy, subject, schedules, done }: PolicyFormProps) {
  const t = useText('deadlines');
  const say = useLocalText();
  const locale = useLocale();
  const form = useForm<PolicyValues, typeof updatePolicy>({
    action: (policy ? updatePolicy : createPolicy) as never,
    initial: valuesOf(policy, subject, locale),
    ...(policy ? { version: policy.version } : {}),
    toInput: (values) => {
      const content = contentOf(values, subject);
      return (
        policy
          ? {
              id: policy.id,
              name: values.name,
              enabled: values.enabled,
              open: values.open,
              ...(values.standard && !policy.standard ? { standard: true } : {}),
              ...content,
            }
          : { kind: subject.kind, name: values.name, standard: values.standard, ...content }
      ) as never;
    },
    check: (values) => Object.fromEntries(wrongDurations(values, subject).map((name) => [name, t('durationWrong')])),
    aliases: { dutyGroupId: 'duty', targets: `solve.${subject.priorities[0]?.key}`, pauses: 'name' },
    changes: [listPolicies],
    onDone: (saved, { values }) => {
      tellSaved(values.name, policy ? saved.task : null);
      done();
    },
  });
  const values = useFormState(form, (state) => state.values);
  const content = contentOf(values, subject);
  const whole = wrongDurations(values, subject).length === 0 && content.scheduleId !== '';
  const before = policy && contentOf(valuesOf(policy, subject, locale), subject);
  const fresh = policy && whole && JSON.stringify(before) !== JSON.stringify(content);
  const options = schedules
    .filter((one) => one.enabled || one.id === policy?.scheduleId)
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Form form={form} label={policy ? t('changingPolicy', { name: policy.name }) : t('newPolicy')}>
      <TextField name="name" label={t('field.name')} maxLength={100} autoFocus />
      <SelectField name="scheduleId" label={t('field.schedule')} options={options} />
      <Section title={t('targets')} hint={t('targetsHint')}>
        <div className={classes.targets}>
          {['priority', 'answer', 'solve', 'own'].map((key) => (
            <span key={key} data-head>
              {t(`field.${key}`)}
            </span>
          ))}
          {subject.priorities.map(({ key, title }) => (
            <TargetRow key={key} priority={key} title={say(title)} schedules={options} />
          ))}
        </div>
      </Section>
      <Section title={t('pauses')} hint={t('pausesHint')}>
        {clocks.map((clock) => (
          <fieldset key={clock} className={classes.reasons}>
            <legend>{t(`clock.${clock}`)}</legend>
            {subject.reasons.map(({ key, title }) => (
              <CheckField key={key} name={`pause.${clock}.${key}`} label={say(title)} />
            ))}
          </fieldset>
        ))}
      </Section>
      <SelectField
        name="reopening"
        label={t('field.reopening')}
        options={(['anew', 'continue'] as const).map((key) => ({ value: key, label: t(`reopening.${key}`) }))}
      />
      <Section title={t('steps')} hint={t('stepsHint')}>
        <PolicySteps />
      </Section>
      <PersonField name="duty" label={t('field.dutyGroup')} hint={t('field.dutyHint')} kind="group" optional />
      <CheckField
        name="standard"
        label={t('field.standard')}
        hint={t('field.standardHint')}
        disabled={policy?.standard ?? false}
      />
      {policy ? (
        <CheckField name="enabled" label={t('field.enabled')} disabled={policy.standard && values.enabled} />
      ) : null}
      {fresh ? <TouchedField change={{ policyId: policy.id, content }} /> : null}
      <FormBar save={t('save')} cancel={done} />
    </Form>
  );
}

interface TargetRowProps {
  priority: string;
  title: string;
  schedules: { value: string; label: string }[];
}

function TargetRow({ priority, title, schedules }: TargetRowProps) {
  const t = useText('deadlines');
  return (
    <>
      <span data-name>{title}</span>
      {clocks.map((clock) => (
        <DurationInput key={clock} name={`${clock}.${priority}`} label={`${title}: ${t(`clock.${clock}`)}`} />
      ))}
      <OwnSchedule name={`own.${priority}`} label={`${title}: ${t('field.own')}`} schedules={schedules} />
    </>
  );
}

function DurationInput({ name, label }: { name: string; label: string }) {
  const t = useText('deadlines');
  const field = useField<string>(name, label);
  return (
    <TextInput
      id={field.id}
      aria-label={label}
      placeholder={t('noneShort')}
      value={field.value}
      onChange={(event) => field.set(event.currentTarget.value)}
      error={field.error}
      autoComplete="off"
    />
  );
}

function OwnSchedule({
  name,
  label,
  schedules,
}: {
  name: string;
  label: string;
  schedules: TargetRowProps['schedules'];
}) {
  const t = useText('deadlines');
  const field = useField<string | null>(name, label);
  return (
    <div data-own>
      <NativeSelect
        id={field.id}
        aria-label={label}
        value={field.value ?? ''}
        onChange={(event) => field.set(event.currentTarget.value || null)}
        data={[{ value: '', label: t('field.asPolicy') }, ...schedules]}
      />
    </div>
  );
}
