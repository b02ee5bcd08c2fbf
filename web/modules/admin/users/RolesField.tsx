// The roles of a person, each with where it works and which marked records it opens.
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useField } from '../../../core/form/form-context.ts';
import { useText } from '../../../core/text/texts.ts';
import { type RightsCatalog, treeOptions } from '../rights/use-rights-catalog.ts';
import { RoleRow } from './RoleRow.tsx';
import classes from './Users.module.css';
import type { RoleValue } from './user-values.ts';

export function RolesField({ catalog, fixed = false }: { catalog: RightsCatalog; fixed?: boolean }) {
  const t = useText('admin');
  const field = useField<RoleValue[]>('roles', t('field.roles'));
  const roles = field.value ?? [];
  const inert = fixed || field.readOnly;
  const areas = treeOptions(
    catalog.groups.filter((group) => !group.archived || roles.some((one) => one.areaId === group.id)),
  );
  const put = (place: number, next: RoleValue | null) =>
    field.set(next ? roles.map((one, at) => (at === place ? next : one)) : roles.filter((_, at) => at !== place));
  return (
    <div id={field.id} tabIndex={-1} className={classes.roles}>
      {roles.length === 0 ? <p className={classes.dim}>{t('user.noRoles')}</p> : null}
      {roles.map((role, place) => (
        <RoleRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a role may be given twice while it is being chosen, its place is all it has
          key={place}
          role={role}
          catalog={catalog}
          areas={areas}
          inert={inert}
          onChange={(next) => put(place, next)}
        />
      ))}
      {field.error ? (
        <p className={classes.error} role="alert">
          {field.error}
        </p>
      ) : null}
      {inert ? null : (
        <Button
          variant="default"
          size="xs"
          style={{ alignSelf: 'flex-start' }}
          leftSection={<IconPlus size={15} stroke={1.6} />}
          onClick={() => field.set([...roles, { key: '', areaId: null, clearances: [], endsOn: null }])}
        >
          {t('user.addRole')}
        </Button>
      )}
    </div>
  );
}
