// The matrix itself: operations down, roles across, how far each reaches in the cell.
import { Link } from '@tanstack/react-router';
import { useLocalText, useText } from '../../../core/text/texts.ts';
import { reachOfRole } from '../rights/effective-rights.ts';
import type { Roles } from '../rights/use-rights-catalog.ts';
import { useAdminWords } from '../words.ts';
import classes from './Roles.module.css';

export function RolesMatrix({
  roles,
  operations,
}: {
  roles: readonly Roles['items'][number][];
  operations: Roles['operations'];
}) {
  const t = useText('admin');
  const say = useLocalText();
  const words = useAdminWords();
  const modules = [...new Set(operations.map((operation) => operation.module))];
  if (operations.length === 0) return <p className={classes.none}>{t('rights.nothing')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section className={classes.scroller} tabIndex={0} aria-label={t('roles.title')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('roles.operation')}</th>
            {roles.map((role) => (
              <th key={role.key} scope="col">
                {say(role.name)}
                {role.ready ? null : <span className={classes.own}>{t('roles.own')}</span>}
              </th>
            ))}
          </tr>
        </thead>
        {modules.map((module) => (
          <tbody key={module}>
            <tr>
              <th className={classes.module} scope="rowgroup" colSpan={roles.length + 1}>
                {words.module(module)}
              </th>
            </tr>
            {operations
              .filter((operation) => operation.module === module)
              .map((operation) => (
                <tr key={operation.name} className={classes.row}>
                  <th scope="row" className={classes.operation} title={operation.name}>
                    <Link to={`/admin/rights/${operation.name}`}>{say(operation.title)}</Link>
                  </th>
                  {roles.map((role) => {
                    const reach = reachOfRole(operation.name, role);
                    return (
                      <td key={role.key} data-reach={reach ?? 'none'}>
                        {reach ? (
                          words.reach(reach)
                        ) : (
                          <>
                            <span aria-hidden="true">—</span>
                            <span className="visually-hidden">{words.reach(null)}</span>
                          </>
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}
