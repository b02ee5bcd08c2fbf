// The form of a trigger or a schedule: when, on which conditions, what to do; a dry run before it is saved.
import {
  createTrigger,
  listTriggers,
  listTriggerVersions,
  readTrigger,
  type TriggerCard,
  type TriggerKind,
  type TriggerSubjectCard,
  updateTrigger,
} from '#contract/triggers.ts';
import { CheckField } from '../../../core/form/CheckField.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { useField } from '../../../core/form/form-context.ts';
import { Section } from '../../../core/form/Section.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useForm, useFormState } from '../../../core/form/use-form.ts';
import { useLocale, useLocalText, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from '../../../core/triggers/Triggers.module.css';
import { Conditions } from './Conditions.tsx';
import { DryRun } from './DryRun.tsx';
import { Steps } from './Steps.tsx';
import { TimetableFields } from './TimetableFields.tsx';
import { contentOf, type TriggerValues, valuesOf } from './trigger-values.ts';

interface TriggerFormProps {
  card: TriggerCard | null;
  kind: TriggerKind;
  subject: TriggerSubjectCard;
  done: () => void;
}

export function TriggerForm({ card, kind, subject, done }: TriggerFormProps) {
  const t = useText('triggers');
  const locale = useLocale();
  const form = useForm<TriggerValues, typeof updateTrigger>({
    action: (card ? updateTrigger : createTrigger) as never,
    initial: valuesOf(card, subject, kind, locale),
    ...(card ? { version: card.version } : {}),
    toInput: (values) => {
      const own = { name: values.name, enabled: values.enabled, ...contentOf(values, subject, kind) };
      return (card ? { id: card.id, ...own } : { subject: subject.kind, kind, ...own }) as never;
    },
    aliases: { timetable: kind === 'schedule' ? 'at' : 'name' },
    changes: [listTriggers, readTrigger, listTriggerVersions],
    onDone: (_, { values }) => {
      toast({ tone: 'done', text: t('saved', { name: values.name }) });
      done();
    },
  });
  const values = useFormState(form, (state) => state.values);
  const title = card ? card.name : t(kind === 'event' ? 'newEvent' : 'newSchedule');
  return (
    <Form form={form} label={title}>
      <TextField name="name" label={t('field.name')} hint={t('field.nameHint')} maxLength={120} autoFocus={!card} />
      <CheckField name="enabled" label={t('field.enabled')} />
      <Section title={t(kind === 'event' ? 'event' : 'when')} {...(kind === 'event' ? { hint: t('eventHint') } : {})}>
        {kind === 'event' ? <Events subject={subject} /> : <TimetableFields />}
      </Section>
      <Section title={t('conditions')} hint={t(kind === 'event' ? 'conditionsHint' : 'conditionsSchedule')}>
        <Conditions subject={subject} />
      </Section>
      <Section title={t('actions')} hint={t('actionsHint')}>
        <Steps subject={subject} />
      </Section>
      <Section title={t('try.title')}>
        <DryRun subject={subject} kind={kind} content={contentOf(values, subject, kind)} />
      </Section>
      <FormBar save={t('save')} cancel={done} />
    </Form>
  );
}

function Events({ subject }: { subject: TriggerSubjectCard }) {
  const t = useText('triggers');
  const say = useLocalText();
  const field = useField<undefined>('events', t('event'));
  return (
    <>
      {field.error ? (
        <p role="alert" className={classes.bad}>
          {field.error}
        </p>
      ) : null}
      <div id={field.id} className={classes.checks}>
        {subject.events.map(({ key, title }) => (
          <CheckField key={key} name={`event.${key}`} label={say(title)} />
        ))}
      </div>
    </>
  );
}
