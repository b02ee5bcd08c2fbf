// The form of one field of the organisation's own, with the field as it will look on the card.
import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Output } from '#contract/core.ts';
import {
  createField,
  type FieldCard,
  fieldTypes,
  type listFieldSubjects,
  listFields,
  removeField,
  updateField,
} from '#contract/fields.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { FieldInput } from '../../../core/fields/FieldInput.tsx';
import { CheckField } from '../../../core/form/CheckField.tsx';
import { DraftNote } from '../../../core/form/DraftNote.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { NumberField } from '../../../core/form/NumberField.tsx';
import { Section } from '../../../core/form/Section.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { TextArea } from '../../../core/form/TextArea.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useForm, useFormState } from '../../../core/form/use-form.ts';
import { useUnsavedDraft } from '../../../core/form/use-unsaved-draft.ts';
import { useLocale, useLocalText, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import rows from '../SettingRows.module.css';
import classes from './Fields.module.css';
import { type FieldValues, keyFrom, previewOf, toCreate, toUpdate, valuesOf } from './field-values.ts';

export type Subject = Output<typeof listFieldSubjects>['items'][number];
const nobody = async () => [];

export function FieldForm({ field, subject, done }: { field: FieldCard | null; subject: Subject; done: () => void }) {
  const t = useText('fields');
  const say = useLocalText();
  const finish = useRef<() => Promise<void>>(async () => undefined);
  const [initial] = useState(() => valuesOf(field));
  const form = useForm<FieldValues, typeof createField>({
    action: (field ? updateField : createField) as never,
    initial,
    ...(field ? { version: field.version } : {}),
    toInput: (values) => (field ? toUpdate(values, field) : toCreate(values, subject.subject)) as never,
    check: (values) => {
      const errors: Record<string, string> = {};
      if (!field && !/^[a-z][a-z0-9_]{0,39}$/.test(values.key || keyFrom(values.name)) && values.name)
        errors.key = t('form.keyWrong');
      if (values.type === 'choice' && !values.options.trim()) errors.options = t('form.optionsNeeded');
      return errors;
    },
    changes: [listFields],
    onDone: (saved) => {
      toast({ tone: 'done', text: t('saved', { name: saved.name }) });
      void finish.current().then(done);
    },
  });
  const draft = useUnsavedDraft(form, { operation: createField, enabled: field === null });
  finish.current = draft.finish;
  const values = useFormState(form, (state) => state.values);
  const { type } = values;
  const variants = subject.variants.filter((variant) => values[`variant.${variant.id}`]);
  return (
    <Form form={form} label={field ? t('changing', { name: field.name }) : t('new')}>
      <TextField name="name" label={t('form.name')} hint={t('form.nameHint')} maxLength={100} autoFocus />
      {field ? null : (
        <TextField
          name="key"
          label={t('form.key')}
          hint={t('form.keyHint')}
          placeholder={keyFrom(values.name)}
          maxLength={40}
          width="medium"
          optional
        />
      )}
      <SelectField
        name="type"
        label={t('form.type')}
        hint={field?.used ? t('form.typeFixed') : undefined}
        options={fieldTypes.map((value) => ({ value, label: t(`type.${value}`) }))}
        disabled={field?.used ?? false}
      />
      {type === 'number' ? (
        <>
          <TextField
            name="unit"
            label={t('form.unit')}
            hint={t('form.unitHint')}
            maxLength={20}
            width="short"
            optional
          />
          <NumberField name="decimals" label={t('form.decimals')} />
        </>
      ) : null}
      {type === 'choice' ? (
        <>
          <TextArea name="options" label={t('form.options')} hint={t('form.optionsHint')} rows={4} />
          {field ? (
            <TextArea name="retired" label={t('form.retired')} hint={t('form.retiredHint')} rows={2} optional />
          ) : null}
        </>
      ) : null}
      <TextField name="help" label={t('form.help')} maxLength={300} optional />
      <Section title={t('form.where')} hint={t('form.whereHint')}>
        {subject.kinds.map(({ kind, title }) => (
          <CheckField key={kind} name={`kind.${kind}`} label={say(title)} />
        ))}
      </Section>
      {subject.variants.length > 0 ? (
        <Section title={t('form.variants')} hint={t('form.variantsHint')}>
          <div className={classes.variants}>
            {subject.variants.map(({ id, name }) => (
              <CheckField key={id} name={`variant.${id}`} label={name} />
            ))}
          </div>
        </Section>
      ) : null}
      {type === 'flag' ? null : variants.length > 0 ? (
        <Section title={t('form.required')}>
          {variants.map(({ id, name }) => (
            <CheckField key={id} name={`asked.${id}`} label={t('form.requiredIn', { name })} />
          ))}
        </Section>
      ) : (
        <CheckField name="required" label={t('form.required')} />
      )}
      <CheckField name="personal" label={t('form.personal')} hint={t('form.personalHint')} />
      {field ? <CheckField name="enabled" label={t('form.enabled')} hint={t('form.enabledHint')} /> : null}
      <section className={classes.preview} aria-label={t('form.preview')}>
        <p className={rows.dim}>{t('form.preview')}</p>
        <FieldInput field={previewOf(values, field)} optional={!values.required} contacts={{ search: nobody }} />
      </section>
      <FormBar
        save={t('form.save')}
        cancel={done}
        note={
          field === null ? (
            <DraftNote draft={draft} onDiscard={() => void draft.discard(initial)} />
          ) : field.used ? null : (
            <RemoveButton field={field} done={done} />
          )
        }
      />
    </Form>
  );
}

function RemoveButton({ field, done }: { field: FieldCard; done: () => void }) {
  const t = useText('fields');
  const locale = useLocale();
  const remove = useAction(removeField, { changes: [listFields] });
  return (
    <Button
      variant="subtle"
      color="red"
      size="xs"
      loading={remove.pending}
      onClick={() =>
        void remove.run({ id: field.id }).then(
          () => {
            toast({ tone: 'done', text: t('removed', { name: field.name }) });
            done();
          },
          (error: unknown) =>
            toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
        )
      }
    >
      {t('form.remove')}
    </Button>
  );
}
