// The main page: what waits for this person, the commands to begin with, and what the modules put here.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useMe } from '../../core/api/session.ts';
import { EmptyState } from '../../core/show/EmptyState.tsx';
import { SkeletonRows } from '../../core/show/SkeletonRows.tsx';
import { useText } from '../../core/text/texts.ts';
import { modules } from '../modules.ts';
import classes from './HomePage.module.css';

const widgets = modules
  .flatMap((module) => module.widgets ?? [])
  .map((widget) => ({ ...widget, Widget: lazy(widget.load) }));

export default function HomePage() {
  const t = useText('app');
  const me = useMe();
  const allowed = (one: { need?: string }) => !one.need || me.can.includes(one.need);
  const waiting = modules
    .flatMap((module) => module.menu)
    .filter((item) => allowed(item) && item.counter && (me.counters[item.counter] ?? 0) > 0);
  const commands = modules.flatMap((module) => module.commands ?? []).filter(allowed);
  const shown = widgets.filter(allowed);
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t('home.greeting', { name: firstName(me.user.name) })}</h1>
        <div className={classes.commands}>
          {commands.slice(0, 3).map((command, place) => (
            <Button key={command.id} component={Link} to={command.to} variant={place === 0 ? 'filled' : 'default'}>
              {t(command.labelKey)}
            </Button>
          ))}
        </div>
      </header>
      {waiting.length > 0 ? (
        <section aria-labelledby="waiting">
          <h2 className={classes.section} id="waiting">
            {t('home.waiting')}
          </h2>
          <ul className={classes.counters}>
            {waiting.map((item) => (
              <li key={item.to}>
                <Link to={item.to} className={classes.counter}>
                  <span className={classes.number}>{me.counters[item.counter ?? '']}</span>
                  <span>{t(item.labelKey)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <div className={classes.widgets}>
        {shown.map(({ id, Widget }) => (
          <Suspense key={id} fallback={<SkeletonRows rows={5} />}>
            <Widget />
          </Suspense>
        ))}
      </div>
      {waiting.length === 0 && shown.length === 0 ? (
        <EmptyState title={t('home.empty')} text={t('home.emptyHint')} />
      ) : null}
    </div>
  );
}

/** «Иванова Анна Петровна» is greeted as «Анна Петровна»; another form of name as it is. */
function firstName(name: string): string {
  const parts = name.trim().split(/\s+/);
  return parts.length === 3 ? parts.slice(1).join(' ') : name;
}
