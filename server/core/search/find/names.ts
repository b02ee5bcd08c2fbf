// Words that the Russian stemmer takes apart too far or not far enough: «Иванов» is not many Ивану, «конца» is of «конец».
// Pure; gives the forms under which a typed word stands in the index beside its stem.

/** Given names whose stem is also that of the surname made from them. */
const givenNames = (
  'александр алексей анатолий андрей антон аркадий артем афанасий богдан борис вадим валентин валерий василий виктор ' +
  'виталий владимир владислав вячеслав гаврил геннадий георгий герасим герман григорий давыд даниил денис дмитрий евгений ' +
  'егор емельян ефим ефрем захар иван игнат игорь иосиф карп кирилл климент константин лаврентий леонид леонтий ' +
  'лукьян макар максим марк мартын матвей мирон митрофан михаил михайл назар никифор николай олег осип павел панкрат петр платон ' +
  'прокофий прохор родион роман савелий самсон семен сергей сидор спиридон станислав степан тарас терентий тимофей тихон ' +
  'трофим федор федот филипп фрол харитон эдуард юрий яков ярослав'
).split(' ');

const womensNames = (
  'алена александра алина алла анастасия ангелина анна антонина валентина валерия варвара вера вероника виктория галина дарья диана ' +
  'евгения екатерина елена елизавета жанна зинаида зоя инна ирина карина кира кристина ксения лариса лидия любовь людмила ' +
  'маргарита марина мария надежда наталия наталья нина оксана олеся ольга полина раиса регина светлана софия софья тамара ' +
  'татьяна ульяна юлия яна'
).split(' ');

function formsOfWoman(name: string): string[] {
  const base = name.slice(0, -1);
  if (name.endsWith('а'))
    return ['а', /[гкхжшчщ]$/.test(base) ? 'и' : 'ы', 'е', 'у', 'ой', 'ою'].map((end) => base + end);
  if (name.endsWith('ия')) return ['я', 'и', 'ю', 'ей'].map((end) => base + end);
  if (name.endsWith('я')) return ['я', 'и', 'е', 'ю', 'ей'].map((end) => base + end);
  return [name, 'любови', 'любовью'];
}

interface Name {
  forms: string[];
  surnames: string[];
}

function nameOf(name: string): Name {
  const soft = /^(.+)[йь]$/.exec(name);
  if (soft) {
    const base = soft[1] as string;
    return {
      forms: ['я', 'ю', 'ем', 'е', 'и'].map((end) => base + end).concat(name),
      // Григорьев, but Дмитриев.
      surnames: base.endsWith('и') ? [`${base}ев`, `${base.slice(0, -1)}ьев`] : [`${base}ев`],
    };
  }
  const base = name === 'павел' ? 'павл' : name;
  return { forms: [name, ...['а', 'у', 'ом', 'е'].map((end) => base + end)], surnames: [`${base}ов`] };
}

const surnameEnds = ['', 'а', 'у', 'ым', 'е', 'ой', 'ы', 'ых', 'ыми'];
const known = new Map<string, readonly string[]>();
for (const given of givenNames) {
  const { forms, surnames } = nameOf(given);
  for (const surname of surnames) {
    const all = surnameEnds.map((end) => surname + end);
    for (const form of all) known.set(form, all);
  }
  for (const form of forms) known.set(form, forms);
}

for (const name of womensNames) {
  const forms = formsOfWoman(name);
  // «Александра» is also of «Александр».
  for (const form of forms) known.set(form, [...new Set([...(known.get(form) ?? []), ...forms])]);
}

const vowel = 'аеиоуыэюя';
const notVowel = `[^${vowel}]`;

/** All forms of a name that no stem tells from others; they are asked for exactly. */
export const formsOfName = (word: string): readonly string[] | null => known.get(word) ?? null;

/** The lexemes that a folded word is found by; `stem` is the database's, empty for words that say nothing. */
export function lexemesOf(word: string, stem: string): string[] {
  const lexemes = new Set([stem || word]);
  // Surnames in all other cases have this stem: «Соколовой» is «соколов».
  if (/.{2}[ое]в$/.test(word)) lexemes.add(word);
  for (const [from, to] of [
    [/льц$/, 'лец'],
    [/лец$/, 'льц'],
    [/ец$/, 'ц'],
    [new RegExp(`(${notVowel})ц$`), '$1ец'],
    [/ок$/, 'к'],
    [new RegExp(`([^${vowel}ьй])к$`), '$1ок'],
  ] as const)
    for (const base of [stem, word]) if (base.length > 3 && from.test(base)) lexemes.add(base.replace(from, to));
  return [...lexemes].filter((one) => one.length > 1 || one === word);
}
