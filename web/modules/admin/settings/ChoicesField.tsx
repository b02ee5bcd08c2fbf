// Several answers out of a short known list, as checkboxes; the form's value is string[].
import { Checkbox } from '@mantine/core';
import type { SettingCard } from '#contract/setting.ts';
import type { FieldProps } from '../../../core/form/FieldLabel.tsx';
import { useField } from '../../../core/form/form-context.ts';
import { useLocalText } from '../../../core/text/texts.ts';
import classes from './Settings.module.css';

export interface ChoicesFieldProps extends FieldProps {
  choices: SettingCard['fields'][number]['choices'];
}

export function ChoicesField({ name, label, hint, choices }: ChoicesFieldProps) {
  const field = useField<string[]>(name, label);
  const say = useLocalText();
  return (
    <Checkbox.Group
      id={field.id}
      label={label}
      description={hint}
      error={field.error}
      value={field.value ?? []}
      onChange={(value) => field.set(choices.map((one) => one.value).filter((one) => value.includes(one)))}
    >
      <div className={classes.choices}>
        {choices.map((one) => (
          <Checkbox key={one.value} size="sm" value={one.value} label={say(one.title)} disabled={field.readOnly} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
