// The menu of the person at the rail's bottom: own page, keys, theme, language, signing out. Loaded at the first press.
import { Popover, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconHelp, IconKeyboard, IconLock, IconLogout, IconUser } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Locale } from '#contract/core.ts';
import { setPreferences } from '#contract/identity.ts';
import { api } from '../../core/api/call.ts';
import { useMe } from '../../core/api/session.ts';
import { Segments } from '../../core/show/Segments.tsx';
import { setLocale, useLocale, useText } from '../../core/text/texts.ts';
import { lockScreen } from '../entry/screen-lock.ts';
import { signOut } from '../sign-out.ts';
import { ActForItems } from './ActForItems.tsx';
import { PersonButton } from './PersonButton.tsx';
import classes from './PersonMenu.module.css';

export default function PersonMenu({ folded, openKeys }: { folded: boolean; openKeys: () => void }) {
  const t = useText('app');
  const { user } = useMe();
  const locale = useLocale();
  const navigate = useNavigate();
  const [opened, setOpened] = useState(true);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const pickLocale = async (next: Locale) => {
    await setLocale(next);
    await api.call(setPreferences, { locale: next }).catch(() => undefined);
  };
  const act = (run: () => void) => () => {
    setOpened(false);
    run();
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="top-start" width={264} trapFocus returnFocus>
      <Popover.Target>
        <PersonButton folded={folded} onClick={() => setOpened(!opened)} />
      </Popover.Target>
      <Popover.Dropdown p={6} aria-label={t('person.title')}>
        <p className={classes.name}>{user.name}</p>
        <UnstyledButton className={classes.item} onClick={act(() => void navigate({ to: '/profile' }))}>
          <IconUser size={16} stroke={1.5} />
          {t('profile.title')}
        </UnstyledButton>
        <UnstyledButton className={classes.item} onClick={act(() => void navigate({ to: '/help' }))}>
          <IconHelp size={16} stroke={1.5} />
          {t('help:title')}
        </UnstyledButton>
        <UnstyledButton className={classes.item} onClick={act(openKeys)}>
          <IconKeyboard size={16} stroke={1.5} />
          {t('keys.list')}
        </UnstyledButton>
        <ActForItems />
        <p className={classes.label}>{t('person.theme')}</p>
        <Segments
          fullWidth
          label={t('person.theme')}
          value={colorScheme}
          onChange={setColorScheme}
          options={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t(`person.${value}`) }))}
        />
        <p className={classes.label}>{t('person.language')}</p>
        <Segments<Locale>
          fullWidth
          label={t('person.language')}
          value={locale}
          onChange={(value) => void pickLocale(value)}
          options={[
            { value: 'ru', label: 'Русский' },
            { value: 'en', label: 'English' },
          ]}
        />
        <UnstyledButton className={classes.item} onClick={act(() => void lockScreen())}>
          <IconLock size={16} stroke={1.5} />
          {t('entry:prove.lock')}
        </UnstyledButton>
        <UnstyledButton className={classes.item} onClick={act(() => void signOut())}>
          <IconLogout size={16} stroke={1.5} />
          {t('person.signOut')}
        </UnstyledButton>
      </Popover.Dropdown>
    </Popover>
  );
}
