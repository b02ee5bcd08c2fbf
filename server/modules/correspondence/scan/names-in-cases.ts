// Names of people in the dative («Иванову И. И.») and genitive («от Петровой Анны Сергеевны»), brought to the nominative. Pure.

/** Ending of the oblique case → endings that it may come from. */
type Endings = readonly (readonly [RegExp, readonly string[]])[];

const dativeSurnames: Endings = [
  [/(о|е|ё)ву$/, ['$1в']],
  [/(и|ы)ну$/, ['$1н']],
  [/(ск|цк)ому$/, ['$1ий']],
  [/ому$/, ['ой', 'ый']],
  [/ему$/, ['ий']],
  [/(ов|ев|ёв|ин|ын)ой$/, ['$1а']],
  [/(ск|цк)ой$/, ['$1ая']],
  [/ой$/, ['ая', 'а']],
  [/ей$/, ['ья', 'ая']],
  [/ю$/, ['ь', 'й']],
  [/у$/, ['']],
  [/е$/, ['а', 'я']],
];
const genitive = {
  masculine: {
    surname: [
      [/(ов|ев|ёв|ин|ын)а$/, ['$1']],
      [/(ск|цк)ого$/, ['$1ий']],
      [/ого$/, ['ый']],
      [/([аеиоуыэюя])я$/, ['$1й']],
      [/я$/, ['ь']],
      [/а$/, ['']],
    ],
    name: [
      [/([аеио])я$/, ['$1й']],
      [/ьи$/, ['ья']],
      [/я$/, ['ь']],
      [/(вла)$/, ['вел']],
      [/а$/, ['']],
      [/ы$/, ['а']],
    ],
  },
  feminine: {
    surname: [
      [/(ов|ев|ёв|ин|ын)ой$/, ['$1а']],
      [/(ск|цк)ой$/, ['$1ая']],
      [/ой$/, ['ая']],
    ],
    name: [
      [/ии$/, ['ия']],
      [/([гкхжчшщ])и$/, ['$1а']],
      [/ови$/, ['овь']],
      [/ы$/, ['а']],
      [/и$/, ['я']],
    ],
  },
} as const satisfies Record<string, Record<string, Endings>>;

function before(word: string, endings: Endings): string[] {
  for (const [ending, from] of endings) if (ending.test(word)) return from.map((to) => word.replace(ending, to));
  return [word];
}

/** Surnames that this one may be in the dative; the word itself too, for those that do not change. */
export const dativeSurname = (word: string): string[] => [...new Set([...before(word, dativeSurnames), word])];

/** «Петровой Анны Сергеевны» → «Петрова Анна Сергеевна»; a name in the nominative stays as it is. */
export function genitiveName(surname: string, name: string, patronymic: string): string {
  const man = /(вича|ьича)$/.test(patronymic);
  const woman = /(вны|чны)$/.test(patronymic);
  if (!man && !woman) return `${surname} ${name} ${patronymic}`;
  const { surname: surnames, name: names } = genitive[man ? 'masculine' : 'feminine'];
  const last = man ? patronymic.slice(0, -1) : `${patronymic.slice(0, -1)}а`;
  return `${before(surname, surnames)[0]} ${before(name, names)[0]} ${last}`;
}
