// Who is warned of a deadline: steps before it, at it and after it.
import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { CheckField } from '../../../core/form/CheckField.tsx';
import { ChipsField } from '../../../core/form/ChipsField.tsx';
import { useField, useFormPlace } from '../../../core/form/form-context.ts';
import { searchPeople } from '../../../core/form/PersonField.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import classes from './Deadlines.module.css';
import { clocks, parts, stepValues } from './policy-values.ts';

const atMost = 12;
const people = searchPeople('any');

export function PolicySteps() {
  const t = useText('deadlines');
  const locale = useLocale();
  const { form } = useFormPlace();
  const field = useField<string[]>('steps', t('steps'));
  const add = () => {
    const key = `s${Date.now().toString(36)}`;
    const step = { clock: 'solve' as const, minutes: 60, tell: ['queue' as const], principalIds: [] };
    form.store.setAll({ ...stepValues(key, step, {}, locale), steps: [...field.value, key] } as never);
  };
  return (
    <>
      {field.error ? <p role="alert">{field.error}</p> : null}
      <ul className={classes.steps} id={field.id}>
        {field.value.map((key, place) => (
          <li key={key} className={classes.step}>
            <Step name={key} />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('removeStep', { number: place + 1 })}
              onClick={() => field.set(field.value.filter((one) => one !== key))}
            >
              <IconX size={16} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {field.value.length < atMost ? (
        <div>
          <Button size="xs" variant="default" leftSection={<IconPlus size={15} />} onClick={add}>
            {t('addStep')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function Step({ name }: { name: string }) {
  const t = useText('deadlines');
  const when = useField<string>(`when.${name}`, t('step.when'));
  return (
    <>
      <SelectField
        name={`clock.${name}`}
        label={t('step.clock')}
        width="short"
        options={clocks.map((clock) => ({ value: clock, label: t(`clock.${clock}`) }))}
      />
      <SelectField
        name={`when.${name}`}
        label={t('step.when')}
        width="short"
        options={(['before', 'at', 'after'] as const).map((key) => ({ value: key, label: t(`step.${key}`) }))}
      />
      {when.value === 'at' ? null : <TextField name={`time.${name}`} label={t('step.time')} width="short" />}
      {parts.map((part) => (
        <CheckField key={part} name={`tell.${part}.${name}`} label={t(`tell.${part}`)} />
      ))}
      <ChipsField
        name={`also.${name}`}
        label={t('step.also')}
        searchKey="directory-any"
        search={people}
        width="medium"
        optional
      />
    </>
  );
}
