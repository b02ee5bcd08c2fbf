// The roles as a list: what each is for, who holds it, whether it was changed.
import { Link } from '@tanstack/react-router';
import { useLocalText, useText } from '../../../core/text/texts.ts';
import type { Roles } from '../rights/use-rights-catalog.ts';
import classes from './Role.module.css';

export function RolesList({ roles }: { roles: readonly Roles['items'][number][] }) {
  const t = useText('rights');
  const say = useLocalText();
  return (
    <ul className={classes.list}>
      {roles.map((role) => (
        <li key={role.key} className={classes.role}>
          <div>
            <Link to={`/admin/roles/${role.key}`}>{say(role.name)}</Link> <RoleBadges role={role} />
            <p className={classes.dim}>{say(role.about)}</p>
          </div>
          <span className={classes.dim}>
            {t('role.people', { count: role.people })}
            {role.groups.length > 0 ? ` · ${role.groups.map((group) => group.groupName).join(', ')}` : ''}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function RoleBadges({ role }: { role: Pick<Roles['items'][number], 'ready' | 'changed' | 'archived'> }) {
  const t = useText('rights');
  return (
    <>
      {role.ready ? null : <span className={classes.badge}>{t('role.own')}</span>}
      {role.changed ? (
        <span className={classes.badge} data-tone="changed">
          {t('role.changed')}
        </span>
      ) : null}
      {role.archived ? <span className={classes.badge}>{t('role.archived')}</span> : null}
    </>
  );
}
