// The frame around all pages of a signed-in person: the rail at the left (a drawer on a phone), the top line, the page.
import { useMediaQuery } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { startLive } from '../../core/api/live.ts';
import { useHotkeys } from '../../core/keys/use-hotkeys.ts';
import { usePreference } from '../../core/preferences.ts';
import { useText } from '../../core/text/texts.ts';
import { useScreenLock } from '../entry/use-screen-lock.ts';
import { useHelpAddress } from '../help/use-help-address.ts';
import { BehalfBanner } from './BehalfBanner.tsx';
import { Rail } from './Rail.tsx';
import classes from './Shell.module.css';
import { TopLine } from './TopLine.tsx';
import { useWindowTitle } from './use-place.ts';
import { useTypedAhead } from './use-typed-ahead.ts';

// What opens on demand is loaded on demand, to keep the first screen small.
const loadPalette = () => import('./Palette.tsx');
const Palette = lazy(loadPalette);
const KeysDialog = lazy(() => import('../../core/keys/KeysDialog.tsx'));
const RailDrawer = lazy(() => import('./RailDrawer.tsx'));
const TaskToasts = lazy(() => import('./TaskToasts.tsx'));

export function Shell() {
  const t = useText('app');
  const client = useQueryClient();
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [folded, setFolded] = usePreference('rail', '');
  const [drawer, setDrawer] = useState(false);
  const [searching, setSearching] = useState(false);
  const typedAhead = useTypedAhead(searching);
  const [keys, setKeys] = useState(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useWindowTitle();
  useEffect(() => startLive(client), [client]);
  useScreenLock();
  useEffect(() => {
    // Fetched when the first screen has long been there: who presses Ctrl+K types on at once.
    const timer = setTimeout(() => void loadPalette().catch(() => undefined), 1500);
    return () => clearTimeout(timer);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: going to another page closes the drawer
  useEffect(() => setDrawer(false), [path]);
  const help = useHelpAddress();
  const navigate = useNavigate();
  useHotkeys([
    { keys: 'F1', label: t('help:page'), inFields: true, run: () => void navigate({ to: help }) },
    { keys: 'ctrl+KeyK', label: t('keys.search'), inFields: true, run: () => setSearching(true) },
    { keys: 'Slash', run: () => setSearching(true) },
    { keys: 'shift+Slash', label: t('keys.list'), run: () => setKeys(true) },
    { keys: 'BracketLeft', label: t('keys.rail'), run: () => setFolded(folded ? '' : 'folded') },
  ]);
  const isFolded = folded === 'folded';
  return (
    <div className={classes.shell} data-folded={isFolded && !phone}>
      <a className={classes.skip} href="#content">
        {t('skip')}
      </a>
      {phone ? (
        <Suspense>
          {drawer ? <RailDrawer onClose={() => setDrawer(false)} openKeys={() => setKeys(true)} /> : null}
        </Suspense>
      ) : (
        <aside className={classes.rail} aria-label={t('rail.side')}>
          <Rail folded={isFolded} onFold={() => setFolded(isFolded ? '' : 'folded')} openKeys={() => setKeys(true)} />
        </aside>
      )}
      <div className={classes.main}>
        <TopLine phone={phone} openDrawer={() => setDrawer(true)} openSearch={() => setSearching(true)} help={help} />
        <main id="content" className={classes.content} tabIndex={-1}>
          <Outlet />
        </main>
        <BehalfBanner />
      </div>
      <Suspense>
        <TaskToasts />
        {searching ? <Palette onClose={() => setSearching(false)} typedAhead={typedAhead} /> : null}
        {keys ? <KeysDialog onClose={() => setKeys(false)} help={help} /> : null}
      </Suspense>
    </div>
  );
}
