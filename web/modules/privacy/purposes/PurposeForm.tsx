// A purpose: what for, on what basis, whether one may refuse, and from when a new text must be agreed to.
import { bases, createPurpose, listPurposes, updatePurpose } from '#contract/personal-data.ts';
import { CheckField } from '../../../core/form/CheckField.tsx';
import { changedFields } from '../../../core/form/changed-fields.ts';
import { DateField } from '../../../core/form/DateField.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import { toast } from '../../../core/toast/toast.ts';
import { usePrivacyWords } from '../words.ts';
import type { Purpose } from './PurposesPage.tsx';

export function PurposeForm({ purpose, close }: { purpose?: Purpose; close: () => void }) {
  const { t, choices } = usePrivacyWords();
  const initial = {
    key: purpose?.key ?? '',
    name: purpose?.name ?? '',
    basis: purpose?.basis ?? ('consent' as const),
    basisNote: purpose?.basisNote ?? '',
    optional: purpose?.optional ?? true,
    archived: purpose?.archived ?? false,
    renewOn: purpose?.renewOn ?? null,
  };
  const form = useForm<typeof initial, typeof createPurpose>({
    // The two actions give the same card; what differs is the input.
    action: (purpose ? updatePurpose : createPurpose) as typeof createPurpose,
    initial,
    ...(purpose ? { version: purpose.version } : {}),
    toInput: ({ archived, renewOn, ...values }) =>
      (purpose ? { id: purpose.id, ...changedFields({ archived, renewOn, ...values }, initial) } : values) as never,
    changes: [listPurposes],
    onDone: (saved) => {
      toast({ tone: 'done', text: t('purposes.saved', { name: saved.name }) });
      close();
    },
  });
  return (
    <Form form={form} label={t(purpose ? 'purposes.changing' : 'purposes.add')}>
      {purpose ? null : (
        <TextField name="key" label={t('purposes.key')} hint={t('purposes.keyHint')} maxLength={40} autoFocus />
      )}
      <TextField name="name" label={t('purposes.name')} hint={t('purposes.nameHint')} maxLength={200} />
      <SelectField name="basis" label={t('purposes.basis')} options={choices('basis', bases)} />
      <TextField
        name="basisNote"
        label={t('purposes.basisNote')}
        hint={t('purposes.basisNoteHint')}
        maxLength={500}
        optional
      />
      <CheckField name="optional" label={t('purposes.optional')} hint={t('purposes.optionalHint')} />
      {purpose ? (
        <DateField name="renewOn" label={t('purposes.renewOn')} hint={t('purposes.renewHint')} optional />
      ) : null}
      {purpose ? <CheckField name="archived" label={t('purposes.archive')} hint={t('purposes.archiveHint')} /> : null}
      <FormBar save={t(purpose ? 'purposes.save' : 'purposes.create')} cancel={close} />
    </Form>
  );
}
