// Which operations a program may use: by module, searched by words, each with a checkbox; presets for all and for reading.
// The form's value is string[] of operations' names.
import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { Text } from '#contract/core.ts';
import type { FieldProps } from '../form/FieldLabel.tsx';
import { useField } from '../form/form-context.ts';
import { useLocalText, useText } from '../text/texts.ts';
import classes from './OperationsField.module.css';

export interface OfferedOperation {
  name: string;
  title: Text;
  module: string;
  reads: boolean;
}
interface OperationsFieldProps extends Pick<FieldProps, 'name' | 'label' | 'hint'> {
  offered: readonly OfferedOperation[];
}

export function OperationsField({ name, label, hint, offered }: OperationsFieldProps) {
  const t = useText('programs');
  const admin = useText('admin');
  const say = useLocalText();
  const field = useField<string[]>(name, label);
  const [words, setWords] = useState('');
  const chosen = new Set(field.value ?? []);
  const asked = words.trim().toLowerCase();
  const found = offered.filter((one) => asked === '' || say(one.title).toLowerCase().includes(asked));
  // What was chosen before and cannot be offered now stays to be taken away.
  const gone = [...chosen].filter((one) => !offered.some((other) => other.name === one));
  const set = (names: Iterable<string>) => field.set([...new Set(names)].sort());
  const toggle = (one: string, on: boolean) =>
    set(on ? [...chosen, one] : [...chosen].filter((other) => other !== one));
  const modules = [...new Set(offered.map((one) => one.module))];
  return (
    <fieldset id={field.id} tabIndex={-1} className={classes.field}>
      <legend className={classes.legend}>{label}</legend>
      {hint ? <p className={classes.hint}>{hint}</p> : null}
      {field.error ? (
        <p className={classes.error} role="alert">
          {field.error}
        </p>
      ) : null}
      <div className={classes.tools}>
        <TextInput
          size="xs"
          className={classes.search}
          aria-label={t('operations.find')}
          placeholder={t('operations.find')}
          leftSection={<IconSearch size={14} />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {field.readOnly ? null : (
          <>
            <Button
              size="xs"
              variant="default"
              onClick={() => set(offered.filter((one) => one.reads).map((o) => o.name))}
            >
              {t('operations.reading')}
            </Button>
            <Button size="xs" variant="default" onClick={() => set(offered.map((one) => one.name))}>
              {t('operations.all')}
            </Button>
            <Button size="xs" variant="subtle" color="gray" disabled={chosen.size === 0} onClick={() => set([])}>
              {t('operations.none')}
            </Button>
          </>
        )}
        <span className={classes.count} role="status">
          {t('operations.chosen', { count: chosen.size })}
        </span>
      </div>
      {found.length === 0 ? <p className={classes.hint}>{t('operations.nothing')}</p> : null}
      {modules.map((module) => {
        const ofModule = offered.filter((one) => one.module === module);
        const shown = found.filter((one) => one.module === module);
        if (shown.length === 0) return null;
        return (
          <details key={`${module} ${asked === ''}`} className={classes.module} open={asked !== ''}>
            <summary className={classes.summary}>
              <span className={classes.name}>{admin(`module.${module}`, { defaultValue: module })}</span>
              <span className={classes.count}>
                {t('operations.of', {
                  chosen: ofModule.filter((one) => chosen.has(one.name)).length,
                  all: ofModule.length,
                })}
              </span>
            </summary>
            <div className={classes.rows}>
              {shown.map((one) => (
                <Checkbox
                  key={one.name}
                  size="sm"
                  label={say(one.title)}
                  title={one.name}
                  checked={chosen.has(one.name)}
                  disabled={field.readOnly}
                  onChange={(event) => toggle(one.name, event.currentTarget.checked)}
                />
              ))}
            </div>
          </details>
        );
      })}
      {gone.length > 0 ? (
        <div className={classes.rows}>
          <p className={classes.hint}>{t('operations.gone')}</p>
          {gone.map((one) => (
            <Checkbox
              key={one}
              size="sm"
              label={one}
              checked
              disabled={field.readOnly}
              onChange={() => toggle(one, false)}
            />
          ))}
        </div>
      ) : null}
    </fieldset>
  );
}
