// Folding: different ways of writing one word or one number become one, in the index, in what is typed and in comparisons.
// Pure; ё is е, capitals are small, «BX» is «ВХ», signs between the parts of a number do not count.

const lookAlikes: Record<string, string> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
};

/** Latin letters that look like Russian ones become these; the letters are small. */
export const asCyrillic = (letters: string): string =>
  letters.replace(/[a-z]/g, (letter) => lookAlikes[letter] ?? letter);

/** Small letters, whole characters (й of two marks, ligatures of PDF), ё as е; the sign № never becomes letters. */
const plain = (text: string): string =>
  text
    .replace(/[№\u00ad]/g, (sign) => (sign === '№' ? ' ' : ''))
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е');

/** `BX-2026/00012` and `ВХ-2026/00012`, «15/3-22» and «15-3/22» give the same key. */
export const foldNumber = (number: string): string => asCyrillic(plain(number).replace(/[^\p{L}\p{N}]/gu, ''));

/** One word as it is compared: «Алёна» is «алена», a Latin letter that slipped into a Russian word is its Russian twin. */
export function foldWord(word: string): string {
  const folded = plain(word).replace(/[^\p{L}\p{N}]/gu, '');
  const slipped = /\p{Script=Cyrillic}/u.test(folded) && /[a-z]/.test(folded);
  return slipped && /^[^a-z]*(?:[abcehkmoptxy][^a-z]*)+$/.test(folded) ? asCyrillic(folded) : folded;
}

/** A number's letters, «BX» of «BX-12», are folded when each of them has a twin. */
function foldParts(chunk: string): string[] {
  const words = plain(chunk).match(/[\p{L}\p{N}]+/gu) ?? [];
  const numbered = words.some((word) => /\p{N}/u.test(word));
  return words.map((word) =>
    numbered && /^[\d]*[abcehkmoptxy]+[\d]*$/.test(word) ? asCyrillic(word) : foldWord(word),
  );
}

/** Words of a text, folded: letters and digits only, for the database's own parser takes «» for letters under some locales. */
export const foldWords = (text: string): string[] => text.split(/\s+/).flatMap(foldParts);

export const foldText = (text: string): string => foldWords(text).join(' ');
