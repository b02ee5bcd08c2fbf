// One role of a person: which, where it works (a department with all below it), and the marks that it opens.
import { ActionIcon, Checkbox, Group, NativeSelect } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { DayInput } from '../../../core/form/DayInput.tsx';
import { useLocalText, useText } from '../../../core/text/texts.ts';
import type { RightsCatalog } from '../rights/use-rights-catalog.ts';
import { useAdminWords } from '../words.ts';
import classes from './Users.module.css';
import type { RoleValue } from './user-values.ts';

export interface RoleRowProps {
  role: RoleValue;
  catalog: RightsCatalog;
  areas: { value: string; label: string }[];
  inert: boolean;
  /** null takes the role away. */
  onChange: (role: RoleValue | null) => void;
}

export function RoleRow({ role, catalog, areas, inert, onChange }: RoleRowProps) {
  const t = useText('admin');
  const rights = useText('rights');
  const say = useLocalText();
  const words = useAdminWords();
  const found = catalog.roles.find((one) => one.key === role.key);
  const name = found ? say(found.name) : role.key;
  const hasArea = role.areaId !== null || (found?.grants.some((grant) => grant.reach === 'area') ?? false);
  const opensAll = found?.grants.some((grant) => grant.operation === '*' && grant.reach === 'all') ?? false;
  return (
    <fieldset className={classes.role} disabled={inert}>
      <legend className="visually-hidden">{name || t('user.newRole')}</legend>
      <div className={classes.roleLine}>
        <NativeSelect
          size="sm"
          aria-label={t('user.role')}
          value={role.key}
          onChange={(event) => onChange({ ...role, key: event.currentTarget.value })}
          autoFocus={role.key === ''}
        >
          {role.key === '' ? <option value="">{t('user.chooseRole')}</option> : null}
          {role.key !== '' && !found ? <option value={role.key}>{role.key}</option> : null}
          {catalog.roles
            .filter((one) => !one.archived || one.key === role.key)
            .map((one) => (
              <option key={one.key} value={one.key}>
                {say(one.name)}
              </option>
            ))}
        </NativeSelect>
        {hasArea ? (
          <NativeSelect
            size="sm"
            aria-label={t('user.areaOf', { role: name })}
            value={role.areaId ?? ''}
            onChange={(event) => onChange({ ...role, areaId: event.currentTarget.value || null })}
          >
            <option value="">{t('user.ownArea')}</option>
            {areas.map((area) => (
              <option key={area.value} value={area.value}>
                {area.label}
              </option>
            ))}
          </NativeSelect>
        ) : null}
        {role.key === '' || role.key === 'owner' ? null : (
          <span className={classes.ends}>
            <span className={classes.dim} aria-hidden="true">
              {rights('role.ends')}
            </span>
            <DayInput
              size="sm"
              w={140}
              aria-label={rights('role.endsOn', { role: name })}
              calendarLabel={rights('role.endsOn', { role: name })}
              value={role.endsOn}
              onChange={(endsOn) => onChange({ ...role, endsOn })}
              disabled={inert}
            />
          </span>
        )}
        {inert ? null : (
          <ActionIcon
            onClick={() => onChange(null)}
            aria-label={t('user.removeRole', { role: name })}
            title={t('user.remove')}
          >
            <IconX size={16} stroke={1.6} />
          </ActionIcon>
        )}
      </div>
      {found ? <p className={classes.dim}>{say(found.about)}</p> : null}
      {role.key === '' || opensAll ? null : (
        <Group gap="4px 16px">
          <span className={classes.dim}>{t('user.marks')}</span>
          {words.marks.map((mark) => (
            <Checkbox
              key={mark.value}
              label={mark.label}
              checked={role.clearances.includes(mark.value)}
              onChange={(event) => {
                const rest = role.clearances.filter((one) => one !== mark.value);
                onChange({ ...role, clearances: event.currentTarget.checked ? [...rest, mark.value] : rest });
              }}
            />
          ))}
        </Group>
      )}
    </fieldset>
  );
}
