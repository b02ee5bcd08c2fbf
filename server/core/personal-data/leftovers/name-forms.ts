// The forms in which a Russian name may stand in a text: enough of the declension to find it, decided on by a person.
const vowelEndings = [
  'ых',
  'их',
  'ыми',
  'ими',
  'ым',
  'им',
  'ого',
  'его',
  'ому',
  'ему',
  'ом',
  'ем',
  'ой',
  'ей',
  'ую',
  'юю',
];
const nounEndings = [
  '',
  'а',
  'я',
  'у',
  'ю',
  'ы',
  'и',
  'е',
  'ом',
  'ем',
  'ой',
  'ей',
  'ою',
  'ым',
  'ых',
  'ыми',
  'ам',
  'ами',
  'ах',
  'ёй',
];

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
export const folded = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');

/** The part of a surname that no case changes, and what may follow it. */
export function surnameForms(surname: string): { stem: string; endings: string[] } {
  const word = folded(surname);
  const adjective = /^(.{2,})(ий|ый|ой|ая|яя)$/.exec(word);
  if (adjective && word.length > 4) {
    return { stem: adjective[1] as string, endings: ['ий', 'ый', 'ой', 'ая', 'яя', ...vowelEndings] };
  }
  const noun = /^(.{2,})([аяьйеоуюыи])$/.exec(word);
  // Сидоренко, Дюма: what never changes still has its own last letter.
  if (noun) return { stem: noun[1] as string, endings: [...nounEndings.filter(Boolean), noun[2] as string] };
  return { stem: word, endings: nounEndings };
}

export interface Marks {
  names: readonly string[];
  phones: readonly string[];
  emails: readonly string[];
}

export interface Finder {
  /** Substrings, folded, one of which is in every text worth reading. */
  hints: string[];
  /** The last ten digits of the phones. */
  digits: string[];
  /** The pieces of a text that mean the person. */
  find(text: string): string[];
  replace(text: string, by: string): string;
}

/** Looks for surnames in all cases, with initials or names around them, and for phones and addresses. */
export function finderOf(marks: Marks): Finder {
  const patterns: string[] = [];
  const hints: string[] = [];
  for (const name of marks.names) {
    const [surname, ...given] = name.trim().split(/\s+/);
    if (!surname || surname.length < 3) continue;
    const { stem, endings } = surnameForms(surname);
    hints.push(stem);
    const yo = escaped;
    const last = `${yo(stem)}(?:${[...new Set(endings)]
      .map(yo)
      .sort((a, b) => b.length - a.length)
      .join('|')})`;
    const initials = given.map((one) => `${yo(folded(one)[0] ?? '')}\\.?\\s?`).join('');
    const whole = given.map((one) => `\\s+${yo(folded(one).slice(0, -1) || folded(one))}[a-zа-я]{0,3}`).join('');
    if (initials) patterns.push(`(?<![a-zа-я])${initials}${last}(?![a-zа-я])`);
    if (whole) patterns.push(`(?<![a-zа-я])${last}${whole}(?![a-zа-я])`);
    if (initials) patterns.push(`(?<![a-zа-я])${last}\\s+${initials.replace(/\\\.\?\\s\?$/, '\\.?')}(?![a-zа-я])`);
    patterns.push(`(?<![a-zа-я])${last}(?![a-zа-я])`);
  }
  const digits = marks.phones.map((phone) => phone.replace(/\D/g, '').slice(-10)).filter((one) => one.length >= 7);
  for (const one of digits)
    patterns.push(`(?<!\\d)(?:\\+?[78][^\\da-zа-я]{0,3})?${[...one].join('[^\\da-zа-я]{0,3}')}(?!\\d)`);
  for (const email of marks.emails) {
    hints.push(folded(email));
    patterns.push(`(?<![\\w.+-])${escaped(folded(email))}(?![\\w-])`);
  }
  // Texts are folded, and letters spelled out: V8 takes seconds over `\\p{L}` and over the flag for case.
  const expression = patterns.length > 0 ? new RegExp(patterns.join('|'), 'g') : null;
  const matches = (text: string) => (expression ? [...foldedAlike(text).matchAll(expression)] : []);
  return {
    hints,
    digits,
    find: (text) => matches(text).map((match) => text.slice(match.index, match.index + match[0].length)),
    replace(text, by) {
      let changed = '';
      let from = 0;
      for (const match of matches(text)) {
        changed += text.slice(from, match.index) + by;
        from = match.index + match[0].length;
      }
      return changed + text.slice(from);
    },
  };
}

/** Folded with every character in its place, so that places in it are places in the text. */
function foldedAlike(text: string): string {
  const whole = folded(text);
  if (whole.length === text.length) return whole;
  return [...text].map((one) => (folded(one).length === one.length ? folded(one) : one)).join('');
}
