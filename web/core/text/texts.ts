// The words of the interface: i18next with one namespace per area (web/texts/<locale>/<area>.ts), Russian by default.
// `useText('core')` gives `t`; another area is reached as `t('record:timeline.empty')`.
import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Locale, Text } from '#contract/core.ts';
import { readPreference, writePreference } from '../preferences.ts';

const loaders = {
  ru: () => import('../../texts/ru.ts'),
  en: () => import('../../texts/en.ts'),
} as const;

export const savedLocale = (): Locale => (readPreference('locale') === 'en' ? 'en' : 'ru');

export async function startTexts(): Promise<void> {
  const locale = savedLocale();
  const { areas } = await loaders[locale]();
  await i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    resources: { [locale]: areas },
    ns: Object.keys(areas),
    defaultNS: 'core',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = locale;
}

export async function setLocale(locale: Locale): Promise<void> {
  const { areas } = await loaders[locale]();
  for (const [area, texts] of Object.entries(areas)) i18next.addResourceBundle(locale, area, texts);
  await i18next.changeLanguage(locale);
  writePreference('locale', locale);
  document.documentElement.lang = locale;
}

/** Says a text: its key, and the values of its places; `count` chooses the plural form. */
export type Words = (key: string, values?: Record<string, unknown>) => string;

export function useText(area = 'core'): Words {
  return useTranslation(area).t as unknown as Words;
}

/** The words of one area outside components (toasts, commands). */
export function textOf(area = 'core'): Words {
  return i18next.getFixedT(null, area) as unknown as Words;
}

export function currentLocale(): Locale {
  return i18next.language === 'en' ? 'en' : 'ru';
}

export function useLocale(): Locale {
  return useTranslation().i18n.language === 'en' ? 'en' : 'ru';
}

/** Picks this person's language of a text that the contract carries in both (titles of operations, errors). */
export function useLocalText(): (text: Text) => string {
  const locale = useLocale();
  return (text) => text[locale];
}
