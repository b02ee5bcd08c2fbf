// Words for the closed lists of contacts: kinds, and the fields of the card.
import { useText } from '../../core/text/texts.ts';

export interface ContactWords {
  kind: (value: string) => string;
  field: (name: string) => string | undefined;
  value: (field: string, value: unknown) => string | undefined;
}

export function useContactWords(): ContactWords {
  const t = useText('contacts');
  return {
    kind: (value) => t(`kind.${value}`),
    field: (name) => t(`field.${name}`, { defaultValue: '' }) || undefined,
    value: (_field, value) =>
      Array.isArray(value) ? value.map((one) => phoneText(String(one))).join(', ') || undefined : undefined,
  };
}

/** The dim words under a contact's name. */
export const joined = (parts: (string | null | undefined | false)[]): string => parts.filter(Boolean).join(' · ');

/** A Russian number as people read it: «+7 495 600-10-10», with its extension; others stay as they are kept. */
export const phoneText = (phone: string): string =>
  phone.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})(?!\d)/, '+7 $1 $2-$3-$4');
