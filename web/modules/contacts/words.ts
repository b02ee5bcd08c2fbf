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
    value: (_field, value) => (Array.isArray(value) ? value.join(', ') || undefined : undefined),
  };
}

/** «ИНН 7701000013 · Москва»-like dim words under a contact's name. */
export const joined = (parts: (string | null | undefined | false)[]): string => parts.filter(Boolean).join(' · ');
