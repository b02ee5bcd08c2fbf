// What somebody meant who typed under the other keyboard layout: «Ghbdtn» is «Привет». Pure.
const latin = `\`qwertyuiop[]asdfghjkl;'zxcvbnm,./`;
const russian = 'ёйцукенгшщзхъфывапролджэячсмитьбю.';
const latinShifted = '~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?';
const russianShifted = 'ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,';

const pairs = (from: string, to: string): [string, string][] =>
  [...from].map((letter, at) => [letter, [...to][at] as string]);
const toRussian = new Map([...pairs(latin, russian), ...pairs(latinShifted, russianShifted)]);
const toLatin = new Map([...pairs(russian, latin), ...pairs(russianShifted, latinShifted)]);

/** Null where the text is of both layouts or of none. */
export function otherLayout(typed: string): string | null {
  const cyrillic = /\p{Script=Cyrillic}/u.test(typed);
  const roman = /[a-z]/i.test(typed);
  if (cyrillic === roman) return null;
  const table = roman ? toRussian : toLatin;
  return [...typed].map((letter) => table.get(letter) ?? letter).join('');
}
