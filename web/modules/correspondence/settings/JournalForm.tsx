// A journal's form: the number's template shows at once which numbers it gives and what is wrong with it.

import { useDebouncedValue } from '@mantine/hooks';
import { useRef } from 'react';
import { createJournal, listJournals, previewNumber, updateJournal } from '#contract/correspondence.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { CheckField } from '../../../core/form/CheckField.tsx';
import { ChipsField } from '../../../core/form/ChipsField.tsx';
import { DraftNote } from '../../../core/form/DraftNote.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import type { LookupValue } from '../../../core/form/Lookup.tsx';
import { PersonField } from '../../../core/form/PersonField.tsx';
import { Row } from '../../../core/form/Section.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { searchPeople } from '../../../core/form/search-people.ts';
import { TextField } from '../../../core/form/TextField.tsx';
import { useForm, useFormState } from '../../../core/form/use-form.ts';
import { useUnsavedDraft } from '../../../core/form/use-unsaved-draft.ts';
import { useLocalText, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import type { Journal } from './JournalsPage.tsx';
import classes from './Settings.module.css';

interface Values {
  name: string;
  direction: string;
  index: string;
  template: string;
  restart: string;
  department: LookupValue | null;
  registrars: LookupValue[];
  archived: boolean;
}

const directions = ['incoming', 'outgoing', 'internal'] as const;
const restarts = ['year', 'quarter', 'month', 'day', 'never'] as const;

const initialOf = (journal: Journal | null): Values =>
  journal
    ? {
        name: journal.name,
        direction: journal.direction,
        index: journal.index,
        template: journal.template,
        restart: journal.restart,
        department: journal.departmentId ? { id: journal.departmentId, label: journal.departmentName ?? '' } : null,
        registrars: journal.registrars.map((one) => ({ id: one.id, label: one.name })),
        archived: journal.archived,
      }
    : {
        name: '',
        direction: 'incoming',
        index: '',
        template: 'ВХ-{yyyy}/{n:5}',
        restart: 'year',
        department: null,
        registrars: [],
        archived: false,
      };

export function JournalForm({ journal, done }: { journal: Journal | null; done: () => void }) {
  const t = useText('correspondence');
  const finish = useRef<() => Promise<void>>(async () => undefined);
  const fields = (values: Values) => ({
    name: values.name,
    direction: values.direction as never,
    index: values.index,
    template: values.template,
    restart: values.restart as never,
    departmentId: values.department?.id ?? null,
    registrarIds: values.registrars.flatMap((one) => one.id ?? []),
  });
  const form = useForm<Values, typeof updateJournal | typeof createJournal>({
    action: (journal ? updateJournal : createJournal) as typeof updateJournal,
    initial: initialOf(journal),
    ...(journal ? { version: journal.version } : {}),
    toInput: (values) =>
      (journal ? { id: journal.id, ...fields(values), archived: values.archived } : fields(values)) as never,
    aliases: { departmentId: 'department', registrarIds: 'registrars' },
    changes: [listJournals],
    onDone: (saved) => {
      toast({ tone: 'done', text: t('journals.saved', { name: saved.name }) });
      void finish.current().then(done);
    },
  });
  const draft = useUnsavedDraft(form, { operation: createJournal, enabled: journal === null });
  finish.current = draft.finish;
  return (
    <Form form={form} label={t(journal ? 'journals.changing' : 'journals.new')}>
      <TextField name="name" label={t('journals.name')} maxLength={200} autoFocus />
      <SelectField
        name="direction"
        label={t('journals.direction')}
        options={directions.map((value) => ({ value, label: t(`direction.${value}`) }))}
      />
      <TextField
        name="template"
        label={t('journals.template')}
        hint={t('journals.templateHint')}
        maxLength={100}
        width="long"
      />
      <Preview form={form} />
      <Row>
        <SelectField
          name="restart"
          label={t('journals.restart')}
          options={restarts.map((value) => ({ value, label: t(`restart.${value}`) }))}
        />
        <TextField
          name="index"
          label={t('journals.index')}
          hint={t('journals.indexHint')}
          optional
          width="short"
          maxLength={20}
        />
      </Row>
      <PersonField name="department" label={t('journals.department')} kind="group" optional width="long" />
      <ChipsField
        name="registrars"
        label={t('journals.whoRegisters')}
        hint={t('journals.whoRegistersHint')}
        searchKey="directory-any"
        search={searchPeople('any')}
        optional
      />
      {journal ? <CheckField name="archived" label={t('journals.archive')} /> : null}
      <FormBar
        save={t('form.save')}
        cancel={done}
        note={
          journal === null ? <DraftNote draft={draft} onDiscard={() => void draft.discard(initialOf(null))} /> : null
        }
      />
    </Form>
  );
}

function Preview({ form }: { form: ReturnType<typeof useForm<Values, typeof updateJournal | typeof createJournal>> }) {
  const t = useText('correspondence');
  const local = useLocalText();
  const [values] = useDebouncedValue(
    useFormState(form, (state) => state.values),
    250,
  );
  const preview = useOperation(
    previewNumber,
    {
      template: values.template,
      restart: values.restart as never,
      index: values.index,
      departmentId: values.department?.id ?? null,
    },
    { keepPrevious: true, enabled: values.template.trim() !== '' },
  );
  const said = useFormState(form, (state) => state.errors.template);
  if (!preview.data) return null;
  const { numbers, errors, warnings } = preview.data;
  return (
    <div className={classes.preview} role="status">
      {errors
        .filter((problem) => local(problem) !== said)
        .map((problem) => (
          <p key={problem.en} className={classes.wrong}>
            {local(problem)}
          </p>
        ))}
      {errors.length === 0 ? (
        <p className={classes.numbers}>{t('journals.preview', { numbers: numbers.join(', ') })}</p>
      ) : null}
      {warnings.map((warning) => (
        <p key={warning.en} className={classes.dim}>
          {local(warning)}
        </p>
      ))}
    </div>
  );
}
