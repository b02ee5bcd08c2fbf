// Everything that can be granted, by module: what the roles give this person, and the switch that adds or takes away.
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useField } from '../../../core/form/form-context.ts';
import { Segments } from '../../../core/show/Segments.tsx';
import { useLocalText, useText } from '../../../core/text/texts.ts';
import { type RoleGiven, rightByRoles, type SwitchGiven, withSwitches } from './effective-rights.ts';
import type { RightLine } from './RightRow.tsx';
import classes from './Rights.module.css';
import { RightsOfModule } from './RightsOfModule.tsx';
import type { RightsCatalog } from './use-rights-catalog.ts';

export interface RightsFieldProps {
  catalog: RightsCatalog;
  roles: RoleGiven[];
  /** The rights are shown but can't be switched. */
  fixed?: boolean;
}

type Shown = 'all' | 'granted' | 'own';

export function RightsField({ catalog, roles, fixed = false }: RightsFieldProps) {
  const t = useText('admin');
  const say = useLocalText();
  const field = useField<SwitchGiven[]>('switches', t('rights.title'));
  const [words, setWords] = useState('');
  const [shown, setShown] = useState<Shown>('all');
  const switches = field.value ?? [];
  const asked = words.trim().toLowerCase();
  const lines = catalog.operations.map((operation): RightLine => {
    const byRoles = rightByRoles(operation.name, roles, catalog.roles);
    return {
      operation,
      byRoles,
      right: withSwitches(operation.name, byRoles, switches),
      own: switches.find((one) => one.operation === operation.name),
    };
  });
  const fits = (line: RightLine) =>
    (asked === '' || say(line.operation.title).toLowerCase().includes(asked)) &&
    (shown === 'all' || (shown === 'granted' ? line.right.reach !== null : line.own !== undefined));
  const change = (operation: string, next: SwitchGiven | null) =>
    field.set([...switches.filter((one) => one.operation !== operation), ...(next ? [next] : [])]);
  const modules = [...new Set(catalog.operations.map((one) => one.module))];
  const found = lines.filter(fits);
  return (
    <div id={field.id} tabIndex={-1} className={classes.field}>
      <div className={classes.tools}>
        <TextInput
          size="xs"
          className={classes.search}
          aria-label={t('rights.find')}
          placeholder={t('rights.find')}
          leftSection={<IconSearch size={14} />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Segments
          label={t('rights.show')}
          value={shown}
          onChange={setShown}
          options={(['all', 'granted', 'own'] as const).map((value) => ({ value, label: t(`rights.shown.${value}`) }))}
        />
      </div>
      {field.error ? (
        <p className={classes.error} role="alert">
          {field.error}
        </p>
      ) : null}
      {found.length === 0 ? <p className={classes.none}>{t('rights.nothing')}</p> : null}
      {modules.map((module) => (
        <RightsOfModule
          key={module}
          module={module}
          lines={lines.filter((line) => line.operation.module === module)}
          found={found.filter((line) => line.operation.module === module)}
          unfold={asked !== '' || shown === 'own'}
          groups={catalog.groups}
          onSwitch={fixed || field.readOnly ? undefined : change}
        />
      ))}
    </div>
  );
}
