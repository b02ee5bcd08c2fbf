// «Что может»: each module's rights that the person holds, by how far they reach; counted as roles and switches stand in the form.
import { useLocalText, useText } from '../../../core/text/texts.ts';
import { useAdminWords } from '../words.ts';
import { type RoleGiven, rightByRoles, type SwitchGiven, withSwitches } from './effective-rights.ts';
import classes from './Rights.module.css';
import { useRightWords } from './rights-words.ts';
import type { RightsCatalog } from './use-rights-catalog.ts';

export interface RightsSummaryProps {
  catalog: RightsCatalog;
  roles: readonly RoleGiven[];
  switches: readonly SwitchGiven[];
}

interface Held {
  module: string;
  granted: number;
  all: number;
  /** Titles by the reach in words. */
  byReach: Map<string, string[]>;
}

export function RightsSummary({ catalog, roles, switches }: RightsSummaryProps) {
  const t = useText('admin');
  const say = useLocalText();
  const words = useAdminWords();
  const inWords = useRightWords(catalog.groups);
  const held = new Map<string, Held>();
  for (const { name, module, title } of catalog.operations) {
    const one = held.get(module) ?? { module, granted: 0, all: 0, byReach: new Map() };
    held.set(module, one);
    one.all += 1;
    const right = withSwitches(name, rightByRoles(name, roles, catalog.roles), switches);
    if (right.reach === null) continue;
    one.granted += 1;
    const reach = inWords(right);
    one.byReach.set(reach, [...(one.byReach.get(reach) ?? []), say(title)]);
  }
  const shown = [...held.values()].filter((one) => one.granted > 0);
  return (
    <section>
      <h2 className={classes.heading}>{t('rights.may')}</h2>
      {shown.length === 0 ? <p className={classes.none}>{t('rights.mayNothing')}</p> : null}
      {shown.map((one) => (
        <details key={one.module} className={classes.held}>
          <summary>
            {words.module(one.module)}
            <span className={classes.heldCount}>
              {one.granted === one.all
                ? t('rights.everything')
                : t('rights.some', { granted: one.granted, all: one.all })}
            </span>
          </summary>
          <dl className={classes.reaches}>
            {[...one.byReach].map(([reach, titles]) => (
              <div key={reach}>
                <dt>{reach}</dt>
                <dd>{titles.join(', ')}</dd>
              </div>
            ))}
          </dl>
        </details>
      ))}
    </section>
  );
}
