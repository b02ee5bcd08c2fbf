// A new password with a live hint of how strong it is and what is still missing.
// <PasswordField name="password" label="Пароль" words={[login, name]} rules={door.password} />
import { PasswordInput } from '@mantine/core';
import { type FieldWidth, frameOf, widths } from '../form/FieldLabel.tsx';
import { useField } from '../form/form-context.ts';
import { useText } from '../text/texts.ts';
import classes from './PasswordField.module.css';
import { useStrength } from './use-strength.ts';

export interface PasswordFieldProps {
  name: string;
  label: string;
  /** What tells of the person: not to be a part of the password. */
  words: readonly string[];
  rules: { length: number; strength: number };
  autoFocus?: boolean;
  width?: FieldWidth;
}

/** Until the server's own rules come. */
export const shippedRules = { length: 12, strength: 3 };

const levels = ['bad', 'bad', 'weak', 'good', 'strong'] as const;

export function PasswordField({ name, label, words, rules, autoFocus, width = 'full' }: PasswordFieldProps) {
  const t = useText('door');
  const field = useField<string>(name, label);
  const value = field.value ?? '';
  const length = [...value].length;
  const score = useStrength(value, words);
  const level = score === null ? null : levels[score];
  const hint =
    length === 0
      ? t('strength.rules', { count: rules.length })
      : length < rules.length
        ? t('strength.short', { count: rules.length - length })
        : score === null
          ? t('strength.judging')
          : score < rules.strength
            ? t('strength.weak')
            : t(`strength.${level}`);
  return (
    <div style={{ maxWidth: widths[width] }}>
      <PasswordInput
        {...frameOf({ name, label }, field.error)}
        id={field.id}
        name={name}
        value={value}
        onChange={(event) => field.set(event.currentTarget.value)}
        readOnly={field.readOnly}
        autoComplete="new-password"
        data-autofocus={autoFocus || undefined}
        autoFocus={autoFocus}
        aria-describedby={`${field.id}-strength`}
        visibilityToggleButtonProps={{ 'aria-label': t('strength.show') }}
      />
      <div className={classes.meter} data-level={length < rules.length && level ? 'bad' : level} aria-hidden="true">
        {[1, 2, 3, 4].map((step) => (
          <span key={step} data-on={score !== null && length > 0 && score >= step} />
        ))}
      </div>
      <p className={classes.hint} id={`${field.id}-strength`} role="status">
        {hint}
      </p>
    </div>
  );
}
