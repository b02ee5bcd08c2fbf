// A password that an administrator sets for somebody: made here or typed, with its rules and how long it is so far.
import { Button, CopyButton, Group, PasswordInput } from '@mantine/core';
import { IconCheck, IconCircle, IconPoint } from '@tabler/icons-react';
import { useState } from 'react';
import { useField } from '../../../core/form/form-context.ts';
import { useText } from '../../../core/text/texts.ts';
import { makePassword } from './make-password.ts';
import classes from './Users.module.css';

const least = 12;

export function NewPassword({ autoFocus = false }: { autoFocus?: boolean }) {
  const t = useText('admin');
  const field = useField<string>('password', t('password.label'));
  const [seen, setSeen] = useState(false);
  const length = [...field.value].length;
  const isLong = length >= least;
  const Mark = isLong ? IconCheck : IconCircle;
  return (
    <div className={classes.password}>
      <PasswordInput
        id={field.id}
        label={t('password.label')}
        error={field.error}
        value={field.value}
        onChange={(event) => field.set(event.currentTarget.value)}
        visible={seen}
        onVisibilityChange={setSeen}
        visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
        autoComplete="new-password"
        data-autofocus={autoFocus || undefined}
        autoFocus={autoFocus}
        aria-describedby={`${field.id}-rules`}
        style={{ maxWidth: 280 }}
      />
      <Group gap={8}>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => {
            field.set(makePassword());
            setSeen(true);
          }}
        >
          {t('password.make')}
        </Button>
        {field.value ? (
          <CopyButton value={field.value}>
            {({ copied, copy }) => (
              <Button variant="subtle" size="compact-sm" onClick={copy}>
                {t(copied ? 'password.copied' : 'password.copy')}
              </Button>
            )}
          </CopyButton>
        ) : null}
      </Group>
      <ul className={classes.rules} id={`${field.id}-rules`}>
        <li data-met={isLong}>
          <Mark size={14} stroke={2} aria-hidden="true" />
          {t('password.long', { least, length })}
        </li>
        <li>
          <IconPoint size={14} stroke={2} aria-hidden="true" />
          {t('password.own')}
        </li>
        <li>
          <IconPoint size={14} stroke={2} aria-hidden="true" />
          {t('password.common')}
        </li>
      </ul>
    </div>
  );
}
