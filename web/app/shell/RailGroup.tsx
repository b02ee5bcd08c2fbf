// The lines of one module in the rail under its name, which folds them. What a module itself calls rare starts folded when
// the rail is long; folded lines tell how much waits in them together.
import { IconChevronRight, IconPoint } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { useId } from 'react';
import { useMe } from '../../core/api/session.ts';
import type { MenuItem, WebModule } from '../../core/module.ts';
import { usePreference } from '../../core/preferences.ts';
import { useText } from '../../core/text/texts.ts';
import classes from './Rail.module.css';

export interface RailGroupProps {
  module: WebModule;
  items: MenuItem[];
  /** Only icons are shown: there is no room for names, and nothing is folded away. */
  railFolded: boolean;
  /** The rail has more lines than a screen. */
  long: boolean;
}

export function RailGroup({ module, items, railFolded, long }: RailGroupProps) {
  const t = useText('app');
  const me = useMe();
  const id = useId();
  const here = useLocation({
    select: ({ pathname }) => items.some(({ to }) => pathname === to || pathname.startsWith(`${to}/`)),
  });
  const [kept, keep] = usePreference(`rail.${module.id}`, '');
  const open = railFolded || (kept ? kept === 'open' : !(long && module.rare) || here);
  const waits = (item: MenuItem) => (item.counter ? (me.counters[item.counter] ?? 0) : 0);
  return (
    <div className={classes.group}>
      {railFolded ? null : (
        <button
          type="button"
          className={classes.groupTitle}
          aria-expanded={open}
          aria-controls={id}
          onClick={({ currentTarget }) => {
            keep(open ? 'folded' : 'open');
            if (!open) showOpened(currentTarget.parentElement);
          }}
        >
          {t(module.titleKey)}
          <IconChevronRight size={14} stroke={1.8} aria-hidden="true" />
          {open ? null : <Count count={items.reduce((sum, item) => sum + waits(item), 0)} />}
        </button>
      )}
      <div id={id} hidden={!open}>
        {open
          ? items.map((item) => <RailLink key={item.to} item={item} folded={railFolded} count={waits(item)} />)
          : null}
      </div>
    </div>
  );
}

/** A part opened at the bottom of the rail would open out of sight: as much of it as fits is scrolled up, its name first. */
function showOpened(group: HTMLElement | null): void {
  requestAnimationFrame(() => {
    group?.scrollIntoView({ block: 'nearest' });
    group?.firstElementChild?.scrollIntoView({ block: 'nearest' });
  });
}

export function RailLink({ item, folded, count }: { item: MenuItem; folded: boolean; count: number }) {
  const t = useText('app');
  const Icon = item.icon ?? IconPoint;
  const label = t(item.labelKey);
  return (
    <Link
      to={item.to}
      className={classes.link}
      activeOptions={{ exact: item.to === '/', includeHash: false }}
      aria-label={folded ? label : undefined}
      title={folded ? label : undefined}
    >
      <Icon size={18} stroke={1.5} />
      {folded ? null : <span className={classes.label}>{label}</span>}
      <Count count={count} />
    </Link>
  );
}

function Count({ count }: { count: number }) {
  const t = useText('app');
  if (count === 0) return null;
  return (
    <span className={classes.count}>
      {count > 999 ? '999+' : count}
      <span className="visually-hidden"> {t('rail.waiting')}</span>
    </span>
  );
}
