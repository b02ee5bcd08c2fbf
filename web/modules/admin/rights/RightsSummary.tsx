// «Что может»: for each module how many of its rights the person holds, counted as roles and switches stand in the form.
import { useText } from '../../../core/text/texts.ts';
import { useAdminWords } from '../words.ts';
import { type RoleGiven, rightByRoles, type SwitchGiven, withSwitches } from './effective-rights.ts';
import classes from './Rights.module.css';
import type { RightsCatalog } from './use-rights-catalog.ts';

export interface RightsSummaryProps {
  catalog: RightsCatalog;
  roles: readonly RoleGiven[];
  switches: readonly SwitchGiven[];
}

export function RightsSummary({ catalog, roles, switches }: RightsSummaryProps) {
  const t = useText('admin');
  const words = useAdminWords();
  const granted = (operation: string) =>
    withSwitches(operation, rightByRoles(operation, roles, catalog.roles), switches).reach !== null;
  const modules = [...new Set(catalog.operations.map((one) => one.module))].map((module) => {
    const operations = catalog.operations.filter((one) => one.module === module);
    return { module, all: operations.length, granted: operations.filter((one) => granted(one.name)).length };
  });
  const held = modules.filter((one) => one.granted > 0);
  return (
    <section>
      <h2 className={classes.heading}>{t('rights.may')}</h2>
      {held.length === 0 ? <p className={classes.none}>{t('rights.mayNothing')}</p> : null}
      <dl className={classes.modules}>
        {held.map((one) => (
          <div key={one.module}>
            <dt>{words.module(one.module)}</dt>
            <dd>
              {one.granted === one.all
                ? t('rights.everything')
                : t('rights.some', { granted: one.granted, all: one.all })}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
