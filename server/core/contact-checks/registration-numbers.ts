// ИНН, КПП, ОГРН and ОГРНИП: spaces and a label before the number are dropped, check digits are counted.
import { accepted, type Checked, refused } from './check.ts';

/** «ИНН 7707 083893» → `7707083893`. */
const bare = (input: string): string =>
  input
    .normalize('NFKC')
    .toUpperCase()
    .replace(/^\s*(ИНН|КПП|ОГРНИП|ОГРН)(?![А-ЯЁ])[\s:№.]*/u, '')
    .replace(/[\s\u200b-]/g, '');

const weighted = (digits: string, weights: readonly number[]): number =>
  (weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11) % 10;

const tenth = [2, 4, 10, 3, 5, 9, 4, 6, 8] as const;
const eleventh = [7, ...tenth] as const;
const twelfth = [3, ...eleventh] as const;

export type InnKind = 'organisation' | 'person';

/** 10 digits belong to an organisation, 12 to a person; the first two (the region) are never 00. */
export function checkInn(input: string): Checked<'inn_wrong'> & { kind?: InnKind } {
  const inn = bare(input);
  const shaped = /^(\d{10}|\d{12})$/.test(inn) && !inn.startsWith('00');
  if (!shaped) return refused('inn_wrong');
  if (inn.length === 10)
    return weighted(inn, tenth) === Number(inn[9]) ? { ...accepted(inn), kind: 'organisation' } : refused('inn_wrong');
  const right = weighted(inn, eleventh) === Number(inn[10]) && weighted(inn, twelfth) === Number(inn[11]);
  return right ? { ...accepted(inn), kind: 'person' } : refused('inn_wrong');
}

/** Tax office (4 digits), reason (2 digits or Latin capitals), ordinal (3 digits); it has no check digit. */
export function checkKpp(input: string): Checked<'kpp_wrong'> {
  const kpp = bare(input);
  return /^(?!00)\d{4}[\dA-Z]{2}\d{3}$/.test(kpp) ? accepted(kpp) : refused('kpp_wrong');
}

const remainder = (digits: string, modulus: number): number => (Number(digits) % modulus) % 10;

export function checkOgrn(input: string): Checked<'ogrn_wrong'> {
  const ogrn = bare(input);
  const right = /^[15]\d{12}$/.test(ogrn) && remainder(ogrn.slice(0, 12), 11) === Number(ogrn[12]);
  return right ? accepted(ogrn) : refused('ogrn_wrong');
}

export function checkOgrnip(input: string): Checked<'ogrnip_wrong'> {
  const ogrnip = bare(input);
  const right = /^3\d{14}$/.test(ogrnip) && remainder(ogrnip.slice(0, 14), 13) === Number(ogrnip[14]);
  return right ? accepted(ogrnip) : refused('ogrnip_wrong');
}
