// The list's name with its count (exact to 10,000, then «более 10 000», exact on a click) and the page's acts.
import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { countText } from '../show/size-text.ts';
import { useLocale, useText } from '../text/texts.ts';
import classes from './ListPage.module.css';
import type { ListCount } from './use-list-count.ts';

export function ListTitle({ title, count, actions }: { title: string; count: ListCount; actions?: ReactNode }) {
  const t = useText('list');
  const locale = useLocale();
  return (
    <header className={classes.title}>
      <div className={classes.name}>
        <h1>{title}</h1>
        {count.count === undefined ? null : count.more ? (
          <UnstyledButton
            className={classes.count}
            onClick={count.askExact}
            title={t('count.ask')}
            disabled={count.asking}
          >
            {count.asking ? t('count.asking') : t('count.more', { shown: countText(count.count, locale) })}
          </UnstyledButton>
        ) : (
          <span className={classes.count}>{countText(count.count, locale)}</span>
        )}
      </div>
      <span className={classes.actions}>{actions}</span>
    </header>
  );
}
