// Brings names of organisations and people to a form in which the same one, written differently, is equal.
// «ООО "Ромашка"», «Ромашка ООО» and «Общество с ограниченной ответственностью „Ромашка“» have one key.

/** Legal forms by their short name; the long spellings are matched before the short ones. */
const legalForms: readonly (readonly [form: string, spellings: readonly string[]])[] = [
  ['пао', ['публичное акционерное общество', 'пао']],
  ['зао', ['закрытое акционерное общество', 'зао', 'zao']],
  ['оао', ['открытое акционерное общество', 'оао', 'oao']],
  ['нао', ['непубличное акционерное общество', 'нао']],
  ['ао', ['акционерное общество', 'ао', 'ao']],
  ['ооо', ['общество с ограниченной ответственностью', 'ооо', 'ooo']],
  ['ип', ['индивидуальный предприниматель', 'ип']],
  ['фгуп', ['федеральное государственное унитарное предприятие', 'фгуп']],
  ['гуп', ['государственное унитарное предприятие', 'гуп']],
  ['муп', ['муниципальное унитарное предприятие', 'муп']],
  ['фгбоу', ['федеральное государственное бюджетное образовательное учреждение', 'фгбоу']],
  ['фгбу', ['федеральное государственное бюджетное учреждение', 'фгбу']],
  ['фгау', ['федеральное государственное автономное учреждение', 'фгау']],
  ['фку', ['федеральное казенное учреждение', 'фку']],
  ['гбуз', ['государственное бюджетное учреждение здравоохранения', 'гбуз']],
  ['гбоу', ['государственное бюджетное образовательное учреждение', 'гбоу']],
  ['гбу', ['государственное бюджетное учреждение', 'гбу']],
  ['гау', ['государственное автономное учреждение', 'гау']],
  ['гку', ['государственное казенное учреждение', 'гку']],
  ['мбоу', ['муниципальное бюджетное образовательное учреждение', 'мбоу']],
  ['мбу', ['муниципальное бюджетное учреждение', 'мбу']],
  ['мау', ['муниципальное автономное учреждение', 'мау']],
  ['мку', ['муниципальное казенное учреждение', 'мку']],
  ['ано', ['автономная некоммерческая организация', 'ано']],
  ['нко', ['некоммерческая организация', 'нко']],
  ['чоу', ['частное образовательное учреждение', 'чоу']],
  ['тсж', ['товарищество собственников жилья', 'тсж']],
  ['снт', ['садоводческое некоммерческое товарищество', 'снт']],
  ['ltd', ['limited', 'ltd']],
  ['llc', ['llc', 'l l c']],
  ['inc', ['incorporated', 'inc']],
  ['gmbh', ['gmbh']],
];
const spellings = legalForms
  .flatMap(([form, written]) => written.map((spelling) => ({ form, padded: ` ${spelling} ` })))
  .sort((a, b) => b.padded.length - a.padded.length);

/** Lower case, ё as е, letters and digits only, single spaces. */
export const plainName = (name: string): string =>
  name
    .replaceAll('№', ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

export interface OrganisationName {
  /** The name without its legal form: `ромашка`. */
  name: string;
  /** The legal form in its short spelling, or empty: `ооо`. */
  form: string;
}

export function organisationName(written: string): OrganisationName {
  const rest = ` ${plainName(written)} `;
  for (const { form, padded } of spellings) {
    const at = rest.indexOf(padded);
    if (at < 0) continue;
    const name = `${rest.slice(0, at)} ${rest.slice(at + padded.length)}`.replace(/ +/g, ' ').trim();
    // A name that is nothing but a legal form is a name.
    return name === '' ? { name: rest.trim(), form: '' } : { name, form };
  }
  return { name: rest.trim(), form: '' };
}

/** What is stored and compared: the name first, so that the keys of one firm stand together. */
export function organisationKey(written: string): string {
  const { name, form } = organisationName(written);
  return form ? `${name} ${form}` : name;
}

/** Equal names; a missing legal form fits any, two different ones are two organisations. */
export function sameOrganisation(one: string, other: string): boolean {
  const a = organisationName(one);
  const b = organisationName(other);
  return a.name !== '' && a.name === b.name && (a.form === b.form || a.form === '' || b.form === '');
}
