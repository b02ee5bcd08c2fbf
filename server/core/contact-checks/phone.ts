// Phone numbers as people write them → E.164 with the extension apart, by the full tables of libphonenumber.
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { accepted, type Checked, refused } from './check.ts';

export type CheckedPhone = Checked<'phone_wrong'> & { extension?: string };

const longest = 60;
const label = /^\s*(?:тел(?:ефон)?|моб(?:ильный)?|факс|т|ф|м)[.:\s]*(?=[+\d(])/u;
const extensionAtEnd = /[\s,;(]*(?:доб(?:авочный)?|вн(?:утр)?(?:енний)?)[\s.:]*(\d{1,7})\s*\)?\s*$/u;

/** `8 (495) 123-45-67 доб. 12` → `+74951234567`, extension `12`. A number without + is read as one of `region`. */
export function checkPhone(input: string, region: CountryCode = 'RU'): CheckedPhone {
  if (input.length > longest) return refused('phone_wrong');
  const written = input.normalize('NFKC').toLowerCase().replace(label, '');
  const russian = extensionAtEnd.exec(written);
  const main = russian ? written.slice(0, russian.index) : written;
  const parsed = parsePhoneNumberFromString(main, { defaultCountry: region, extract: false });
  if (!parsed?.isValid()) return refused('phone_wrong');
  const extension = russian?.[1] ?? parsed.ext;
  return extension ? { ...accepted(parsed.number), extension } : accepted(parsed.number);
}
