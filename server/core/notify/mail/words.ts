// The words of notices by mail, in both languages.
import type { Locale } from '#contract/core.ts';

const forms: Record<Locale, Record<string, string>> = {
  ru: { one: '{n} уведомление', few: '{n} уведомления', other: '{n} уведомлений' },
  en: { one: '{n} notice', other: '{n} notices' },
};
const rules = { ru: new Intl.PluralRules('ru'), en: new Intl.PluralRules('en') };

export function noticeCount(locale: Locale, n: number): string {
  const form = forms[locale][rules[locale].select(n)] ?? forms[locale].other;
  return String(form).replace('{n}', String(n));
}

export const mailWords = {
  ru: {
    hidden: 'Без содержания: запись с грифом',
    instead: 'вместо: {name}',
    more: 'И ещё: {count}. Все уведомления — в программе.',
    settings: 'Какие уведомления получать: {address}',
    profile: 'Профиль → Уведомления',
    digest: 'сроки на {day}',
    overdue: 'Просрочено',
    today: 'Срок сегодня',
    soon: 'Срок скоро',
    group: 'отдел: {name}',
  },
  en: {
    hidden: 'Without its subject: the record carries a mark',
    instead: 'for: {name}',
    more: 'And more: {count}. All notices are in the program.',
    settings: 'Choose your notices: {address}',
    profile: 'Profile → Notices',
    digest: 'due dates of {day}',
    overdue: 'Overdue',
    today: 'Due today',
    soon: 'Due soon',
    group: 'group: {name}',
  },
} as const satisfies Record<Locale, Record<string, string>>;

export const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));

/** 2026-11-23 as people write it. */
export const dayWords = (locale: Locale, day: string): string =>
  locale === 'ru' ? day.split('-').reverse().join('.') : day;
