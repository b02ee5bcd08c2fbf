// Time zones to choose from: those of Russia first, then the browser's own and whatever was set before. Empty: the organisation's.
import { useLocale, useText } from '../text/texts.ts';

const russian = [
  'Europe/Kaliningrad',
  'Europe/Moscow',
  'Europe/Samara',
  'Asia/Yekaterinburg',
  'Asia/Omsk',
  'Asia/Krasnoyarsk',
  'Asia/Irkutsk',
  'Asia/Yakutsk',
  'Asia/Vladivostok',
  'Asia/Magadan',
  'Asia/Kamchatka',
];

export function useZones(set: string | null): { value: string; label: string }[] {
  const t = useText('form');
  const locale = useLocale();
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const names = [...new Set([...russian, own, ...(set ? [set] : [])])];
  return [
    { value: '', label: t('zone.own') },
    ...names.map((zone) => ({ value: zone, label: zoneWords(zone, locale) })),
  ];
}

/** `Екатеринбург (UTC+5)` as far as the browser knows the words, else the zone's own name. */
function zoneWords(zone: string, locale: string): string {
  const part = (style: 'shortOffset' | 'longGeneric') =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: style })
      .formatToParts()
      .find((one) => one.type === 'timeZoneName')?.value ?? '';
  try {
    const name = part('longGeneric');
    return `${/^GMT/.test(name) ? zone : name} (${part('shortOffset')})`;
  } catch {
    return zone;
  }
}
