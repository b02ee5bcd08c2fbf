// One row as the fields of an account, by the mapping of the columns. Pure.
import type { ImportField } from './guess-mapping.ts';

export interface RowFields {
  login?: string;
  email?: string;
  name?: string;
  position?: string;
  phone?: string;
  birthDate?: string;
  group?: string;
  role?: string;
}

/** `12.03.1990` → `1990-03-12`; what is no date stays as it is and is refused later. */
const isoDate = (text: string): string =>
  text.replace(/^(\d{1,2})[./](\d{1,2})[./](\d{4})$/, (_, day: string, month: string, year: string) =>
    [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
  );

export function fieldsOf(cells: readonly string[], mapping: readonly (ImportField | null)[]): RowFields {
  const values = new Map<ImportField, string>();
  for (const [place, field] of mapping.entries()) {
    const value = (cells[place] ?? '').trim().replace(/\s+/g, ' ');
    if (field && value !== '' && !values.has(field)) values.set(field, value);
  }
  const parts = (['lastName', 'firstName', 'middleName'] as const).flatMap((field) => values.get(field) ?? []);
  const name = values.get('name') ?? parts.join(' ');
  const email = values.get('email')?.toLowerCase();
  // Without a login of its own a person signs in under the beginning of the address.
  const login = values.get('login') ?? email?.split('@')[0]?.replace(/[^\p{L}\p{N}._-]/gu, '-');
  const birthDate = values.get('birthDate');
  const plain = (['position', 'phone', 'group', 'role'] as const).flatMap((field) => {
    const value = values.get(field);
    return value === undefined ? [] : [[field, value] as const];
  });
  return {
    ...(login ? { login } : {}),
    ...(email ? { email } : {}),
    ...(name ? { name } : {}),
    ...(birthDate ? { birthDate: isoDate(birthDate) } : {}),
    ...Object.fromEntries(plain),
  };
}
