// The left rail: the main page, the modules that this person may use with counters of what waits, and the person at the bottom.
import { ActionIcon } from '@mantine/core';
import { IconHome, IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useMe } from '../../core/api/session.ts';
import type { MenuItem } from '../../core/module.ts';
import { useText } from '../../core/text/texts.ts';
import { modules } from '../modules.ts';
import { PersonAtBottom } from './PersonAtBottom.tsx';
import classes from './Rail.module.css';
import { RailGroup, RailLink } from './RailGroup.tsx';

export interface RailProps {
  folded: boolean;
  onFold?: () => void;
  openKeys: () => void;
}

/** As many lines as a rail of an office screen shows without scrolling. */
const fits = 14;

const home: MenuItem = { to: '/', labelKey: 'app:home.title', icon: IconHome };

/** A long menu scrolls to the place where the person is; only itself, and only when that place is out of sight. */
function useHereInSight() {
  const nav = useRef<HTMLElement>(null);
  const pathname = useLocation({ select: (location) => location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address marks another link
  useEffect(() => {
    // A folded part opens for the place first.
    const frame = requestAnimationFrame(() => {
      const here = nav.current?.querySelector('[data-status="active"]:not([href="/"])')?.getBoundingClientRect();
      if (!nav.current || !here) return;
      const seen = nav.current.getBoundingClientRect();
      if (here.top >= seen.top && here.bottom <= seen.bottom) return;
      nav.current.scrollTop += here.top - seen.top - seen.height / 2;
    });
    return () => cancelAnimationFrame(frame);
  }, [pathname]);
  return nav;
}

export function Rail({ folded, onFold, openKeys }: RailProps) {
  const t = useText('app');
  const me = useMe();
  const nav = useHereInSight();
  const allowed = (item: MenuItem) => !item.need || me.can.includes(item.need);
  const shown = modules
    .map((module) => ({ module, items: module.menu.filter(allowed) }))
    .filter(({ items }) => items.length > 0);
  const long = shown.reduce((sum, { items }) => sum + items.length, 0) > fits;
  return (
    <div className={classes.rail} data-folded={folded}>
      <div className={classes.head}>
        {folded ? null : (
          <Link to="/" className={classes.brand}>
            <span className={classes.product}>{t('product')}</span>
            {me.organisation.name === t('product') ? null : (
              <span className={classes.organisation} title={me.organisation.name}>
                {me.organisation.name}
              </span>
            )}
          </Link>
        )}
        {onFold ? (
          <ActionIcon onClick={onFold} aria-label={t(folded ? 'rail.unfold' : 'rail.fold')} aria-expanded={!folded}>
            {folded ? (
              <IconLayoutSidebarLeftExpand size={18} stroke={1.5} />
            ) : (
              <IconLayoutSidebarLeftCollapse size={18} stroke={1.5} />
            )}
          </ActionIcon>
        ) : null}
      </div>
      <nav ref={nav} className={classes.nav} aria-label={t('rail.title')}>
        <RailLink item={home} folded={folded} count={0} />
        {shown.map(({ module, items }) => (
          <RailGroup key={module.id} module={module} items={items} railFolded={folded} long={long} />
        ))}
      </nav>
      <PersonAtBottom folded={folded} openKeys={openKeys} />
    </div>
  );
}
