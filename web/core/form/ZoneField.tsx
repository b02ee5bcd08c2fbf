// A person's time zone: those of Russia first, then the browser's own and whatever was set before. Empty: the organisation's.
import { useLocale, useText } from '../text/texts.ts';
import type { FieldProps } from './FieldLabel.tsx';
import { useField } from './form-context.ts';
import { SelectField } from './SelectField.tsx';

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

export function ZoneField(props: FieldProps) {
  const field = useField<string | null>(props.name, props.label);
  const t = useText('form');
  const locale = useLocale();
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = [...new Set([...russian, own, ...(field.value ? [field.value] : [])])];
  return (
    <SelectField
      {...props}
      options={[
        { value: '', label: t('zone.own') },
        ...zones.map((zone) => ({ value: zone, label: zoneWords(zone, locale) })),
      ]}
    />
  );
}

/** `Екатеринбург (UTC+5)` as far as the browser knows the words, else the zone's own name. */
function zoneWords(zone: string, locale: string): string {
  const part = (style: 'shortOffset' | 'longGeneric') =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: style })
      .formatToParts()
      .find((one) => one.type === 'timeZoneName')?.value ?? '';
  try {
    return `${part('longGeneric')} (${part('shortOffset')})`;
  } catch {
    return zone;
  }
}
