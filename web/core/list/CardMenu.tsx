// The button at a card's right end with the acts of its row; the menu itself is loaded when it is first opened.
import { lazy, Suspense, useState } from 'react';
import { MoreActsButton } from '../record/MoreActsButton.tsx';
import { useText } from '../text/texts.ts';
import classes from './ListCards.module.css';
import type { RowAct } from './list-types.ts';

const ActsMenu = lazy(() => import('../record/ActsMenu.tsx'));

export function CardMenu({ acts, name }: { acts: RowAct[]; name: string }) {
  const t = useText('list');
  const [wanted, setWanted] = useState(false);
  const label = t('actsOf', { name });
  const button = <MoreActsButton label={label} variant="subtle" onClick={() => setWanted(true)} />;
  if (acts.length === 0) return null;
  return (
    <span className={classes.menu}>
      {wanted ? (
        <Suspense fallback={button}>
          <ActsMenu
            acts={acts.map((act) => ({ ...act, danger: act.tone === 'danger' }))}
            label={label}
            variant="subtle"
          />
        </Suspense>
      ) : (
        button
      )}
    </span>
  );
}
