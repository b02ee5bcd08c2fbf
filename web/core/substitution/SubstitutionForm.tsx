// Names a substitute: for oneself or somebody whose head one is, or, with `appoint`, for the person of an account.
import { Button, Group } from '@mantine/core';
import type { Operation, RawInput } from '#contract/core.ts';
import { appointSubstitute, setSubstitution } from '#contract/substitution.ts';
import { today } from '../dates/use-here.ts';
import { DateField } from '../form/DateField.tsx';
import { Form } from '../form/Form.tsx';
import type { LookupValue } from '../form/Lookup.tsx';
import { PersonField } from '../form/PersonField.tsx';
import { Row } from '../form/Section.tsx';
import { SelectField } from '../form/SelectField.tsx';
import { TextField } from '../form/TextField.tsx';
import { useForm, useFormState } from '../form/use-form.ts';
import { useText } from '../text/texts.ts';
import { toast } from '../toast/toast.ts';

interface Values {
  absentId: string | null;
  substitute: LookupValue | null;
  fromOn: string | null;
  untilOn: string | null;
  reason: string;
}
export interface SubstitutionFormProps {
  /** The account's person, named by an administrator. */
  appointFor?: string;
  /** Besides oneself: those whose head one is. */
  subordinates?: readonly { id: string; name: string }[];
  changes: Operation[];
  done: () => void;
}

export function SubstitutionForm({ appointFor, subordinates = [], changes, done }: SubstitutionFormProps) {
  const t = useText('people');
  const core = useText();
  const terms = (values: Values) => ({
    substituteId: values.substitute?.id ?? '',
    fromOn: values.fromOn ?? '',
    untilOn: values.untilOn ?? '',
    reason: values.reason,
  });
  const shared = {
    initial: { absentId: null, substitute: null, fromOn: today(), untilOn: null, reason: t('substitution.vacation') },
    aliases: { substituteId: 'substitute' },
    changes,
    onDone: () => {
      toast({ tone: 'done', text: t('substitution.made') });
      done();
    },
  };
  const own = useForm<Values, typeof setSubstitution>({
    ...shared,
    action: setSubstitution,
    toInput: (values): RawInput<typeof setSubstitution> => ({
      ...terms(values),
      ...(values.absentId ? { absentId: values.absentId } : {}),
    }),
  });
  const appointed = useForm<Values, typeof appointSubstitute>({
    ...shared,
    action: appointSubstitute,
    toInput: (values): RawInput<typeof appointSubstitute> => ({ id: appointFor ?? '', ...terms(values) }),
  });
  const form = appointFor ? appointed : own;
  const pending = useFormState(form, (state) => state.pending);
  return (
    <Form form={form} label={t('substitution.new')}>
      {subordinates.length > 0 ? (
        <SelectField
          name="absentId"
          label={t('substitution.absent')}
          options={[
            { value: '', label: t('substitution.myself') },
            ...subordinates.map((one) => ({ value: one.id, label: one.name })),
          ]}
          width="long"
        />
      ) : null}
      <PersonField
        name="substitute"
        label={t('substitution.substitute')}
        hint={t('substitution.rights')}
        kind="user"
        width="long"
        autoFocus
      />
      <Row>
        <DateField name="fromOn" label={t('substitution.fromOn')} />
        <DateField name="untilOn" label={t('substitution.untilOn')} />
      </Row>
      <TextField name="reason" label={t('substitution.reason')} hint={t('substitution.reasonHint')} maxLength={300} />
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={done} disabled={pending}>
          {core('action.cancel')}
        </Button>
        <Button type="submit" loading={pending}>
          {t('substitution.set')}
        </Button>
      </Group>
    </Form>
  );
}
