// The menu of the person at the rail's bottom: own page, theme, language, the keys, signing out. Loaded at the first press.
import { Menu, useMantineColorScheme } from '@mantine/core';
import { IconKeyboard, IconLogout, IconUser } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { Locale } from '#contract/core.ts';
import { setPreferences } from '#contract/identity.ts';
import { api } from '../../core/api/call.ts';
import { useMe } from '../../core/api/session.ts';
import { Segments } from '../../core/show/Segments.tsx';
import { setLocale, useLocale, useText } from '../../core/text/texts.ts';
import { signOut } from '../sign-out.ts';
import { PersonButton } from './PersonButton.tsx';

export default function PersonMenu({ folded, openKeys }: { folded: boolean; openKeys: () => void }) {
  const t = useText('app');
  const { user } = useMe();
  const locale = useLocale();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const pickLocale = async (next: Locale) => {
    await setLocale(next);
    await api.call(setPreferences, { locale: next }).catch(() => undefined);
  };
  return (
    <Menu position="top-start" width={256} defaultOpened>
      <Menu.Target>
        <PersonButton folded={folded} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{user.name}</Menu.Label>
        <Menu.Item leftSection={<IconUser size={16} stroke={1.5} />} onClick={() => void navigate({ to: '/profile' })}>
          {t('profile.title')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} stroke={1.5} />} onClick={openKeys}>
          {t('keys.list')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('person.theme')}</Menu.Label>
        <Segments
          fullWidth
          label={t('person.theme')}
          value={colorScheme}
          onChange={setColorScheme}
          options={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t(`person.${value}`) }))}
        />
        <Menu.Label>{t('person.language')}</Menu.Label>
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
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.5} />} onClick={() => void signOut()}>
          {t('person.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
