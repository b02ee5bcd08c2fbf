// Which column is what: by its heading in Russian or English, else by what stands in it. Pure.
import type { importFields } from '#contract/people-import.ts';

export type ImportField = (typeof importFields)[number];

const headings: [ImportField, RegExp][] = [
  ['email', /^(e-?mail|email|(эл(ектронн\S*)?\.?\s*)?(почт\S*|адрес почты))$/],
  ['login', /^(login|логин|username|user|учетн\S* запис\S*|имя пользователя|samaccountname)$/],
  ['lastName', /^(фамилия|last\s?name|surname|sn)$/],
  ['firstName', /^(имя|first\s?name|given\s?name)$/],
  ['middleName', /^(отчество|middle\s?name|patronymic)$/],
  [
    'name',
    /^(фио|ф\.\s?и\.\s?о\.?|сотрудник|работник|полное имя|фамилия,? имя,? отчество|name|full\s?name|display\s?name|cn)$/,
  ],
  ['position', /^(должность|position|title|job\s?title)$/],
  ['phone', /^(телефон\S*|тел\.?|phone|mobile|мобильный)(\s.*)?$/],
  ['birthDate', /^(дата рождения|день рождения|д\.\s?р\.?|birth\s?date|birthday)$/],
  ['group', /^(подразделение|отдел|департамент|филиал|группа|department|group|division)$/],
  ['role', /^(роль|role)$/],
];

const byHeading = (heading: string): ImportField | undefined => {
  const plain = heading.trim().toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').replace(/[:*]$/, '');
  return headings.find(([, pattern]) => pattern.test(plain))?.[0];
};

const bySamples = (samples: readonly string[]): ImportField | undefined => {
  const filled = samples.filter((sample) => sample !== '');
  if (filled.length === 0) return undefined;
  if (filled.every((sample) => /^\S+@\S+\.\S+$/.test(sample))) return 'email';
  if (filled.every((sample) => /^[А-ЯЁ][а-яё-]+ [А-ЯЁ][а-яё-]+( [А-ЯЁ][а-яё-]+)?$/.test(sample))) return 'name';
  return undefined;
};

/** One field per column, each field once: the first column that fits gets it. */
export function guessMapping(columns: readonly string[], rows: readonly string[][]): (ImportField | null)[] {
  const taken = new Set<ImportField>();
  const take = (field: ImportField | undefined): ImportField | null => {
    if (!field || taken.has(field)) return null;
    taken.add(field);
    return field;
  };
  const named = columns.map((column) => take(byHeading(column)));
  return named.map(
    (field, place) => field ?? take(bySamples(rows.slice(0, 20).map((row) => (row[place] ?? '').trim()))),
  );
}
