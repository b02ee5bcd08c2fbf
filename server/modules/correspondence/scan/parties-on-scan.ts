// Who wrote and to whom, out of the head of a letter: organisations by their legal forms and offices, ИНН, people. Pure.
import { organisationKey } from '#core/contact-checks/organisation-name.ts';
import { checkInn } from '#core/contact-checks/registration-numbers.ts';
import { genitiveName } from './names-in-cases.ts';
import { headOf, type Said, type ScanLine } from './scan-line.ts';

const forms = [
  'публичное акционерное общество',
  'закрытое акционерное общество',
  'открытое акционерное общество',
  'непубличное акционерное общество',
  'акционерное общество',
  'общество с ограниченной ответственностью',
  '(?:федеральное |краевое |областное )?(?:государственное|муниципальное) (?:бюджетное|автономное|казенное|казённое|унитарное)(?: (?:образовательное|общеобразовательное|дошкольное))? (?:учреждение|предприятие)(?: (?:здравоохранения|культуры))?',
  'автономная некоммерческая организация',
  'товарищество собственников жилья',
  'пао|зао|оао|нао|ооо|ао|фгуп|гуп|муп|фгбоу|фгбу|фгау|фку|гбуз|гбоу|гбу|гау|гку|мбоу|мбу|мау|мку|ано|нко|чоу|тсж|снт',
]
  .join('|')
  // The form may go on in the next line.
  .replaceAll(' ', '\\s+');
const quoted = new RegExp(`(?<![\\p{L}])(?:${forms})(?:\\s+[\\p{L}-]+){0,3}?\\s*["«]([^"»«]{2,120})["»]`, 'giu');
const trader =
  /(?<![\p{L}])(?:ИП|Индивидуальный предприниматель)\s+[А-ЯЁ][а-яё-]+(?:\s+[А-ЯЁ][а-яё]+\s+[А-ЯЁ][а-яё]+|\s*[А-ЯЁ]\.\s?[А-ЯЁ]\.)/gu;
const office =
  /^(администрация|министерство|департамент|управление|комитет|федеральная служба|прокуратура|инспекция|межрайонная инспекция|государственная инспекция|дума|совет депутатов|правительство|фонд|арбитражный суд|районный суд|следственное управление|главное управление|отделение фонда|территориальный орган)(?=\s+\S|$)/i;
/** «Генеральному директору АО …»: whoever is named after it is written to. */
const toHead =
  /(директору|руководителю|начальнику|председателю|главе|министру|президенту|ректору|управляющему|заведующему|заведующей|врачу|прокурору|заместителю|специалисту|бухгалтеру|инженеру|секретарю|адресат:?|кому:?|в адрес)(?:\s|$)/i;
const initials = '[А-ЯЁ]\\.\\s?[А-ЯЁ]\\.';
const named = new RegExp(
  `([А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)\\s+(${initials})|(${initials})\\s*([А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)`,
  'u',
);
const fullName =
  /([А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)\s+([А-ЯЁ][а-яё]+)\s+([А-ЯЁ][а-яё]+(?:вич|вича|вичу|вна|вны|вне|ична|ичны|ичне|ьич|ьича|ьичу))(?![а-яё])/u;

export interface Parties {
  /** Their names in the order of likelihood, those written to left out. */
  senders: Said<string>[];
  /** Organisations that the letter goes to. */
  receivers: Said<string>[];
  inns: Said<string>[];
  /** A person written to: surname as it stands and the first letters of the names. */
  addressees: Said<{ surname: string; letters: string }>[];
}

export function partiesOf(lines: readonly ScanLine[]): Parties {
  const head = headOf(lines);
  const all = [...organisationsIn(head)];
  const isTo = ({ at, line }: Placed) => writtenTo(head, at, line);
  const citizen = citizenIn(head);
  const found = all.filter((one) => !isTo(one));
  // Without a letterhead the organisation signs at the end.
  const end = found.length > 0 || citizen ? [] : organisationsIn(lines.slice(head.length).slice(-12));
  return {
    senders: unique([...(citizen ? [citizen] : []), ...found, ...end]),
    receivers: unique(all.filter(isTo)),
    inns: lines.flatMap((line) =>
      [...line.text.matchAll(/ИНН(?:\s*\/\s*КПП)?\D{0,4}(\d{12}|\d{10})(?!\d)/giu)].flatMap(([, inn = '']) =>
        checkInn(inn).ok ? [{ value: inn, line }] : [],
      ),
    ),
    addressees: addresseesIn(head),
  };
}

interface Placed extends Said<string> {
  at: number;
}

/** Names run over lines: «Общество с ограниченной ответственностью» above, «Ромашка» below it. */
function organisationsIn(lines: readonly ScanLine[]): Placed[] {
  const joined = lines.map(({ text }) => text).join('\n');
  const lineAt = (offset: number) => joined.slice(0, offset).split('\n').length - 1;
  const placed = (value: string, offset: number): Placed => {
    const at = lineAt(offset);
    return { value: value.replace(/\s+/g, ' ').trim(), at, line: lines[at] as ScanLine };
  };
  const written = [
    ...[...joined.matchAll(quoted)].map((match) => placed(asName(match[0]), match.index)),
    ...[...joined.matchAll(trader)].map((match) => placed(match[0], match.index)),
    ...lines.flatMap((line, at) => (office.test(line.text) ? [{ value: officeName(lines, at), at, line }] : [])),
  ];
  return written.sort((one, other) => one.at - other.at);
}

/** Quotation marks as they are printed, capitals as names are written. */
function asName(text: string): string {
  const [, form = '', name = ''] = /^(.*?)["«]([^"»«]+)["»]$/su.exec(text) ?? [];
  const plain = (word: string) => (/^\P{Ll}{5,}$/u.test(word) ? word[0] + word.slice(1).toLowerCase() : word);
  const formed = form.trim().length > 6 ? plain(form.trim()) : form.trim();
  return `${formed} «${name.trim().split(' ').map(plain).join(' ')}»`;
}

function officeName(lines: readonly ScanLine[], at: number): string {
  let name = lines[at]?.text ?? '';
  for (const next of lines.slice(at + 1, at + 3)) {
    if (!/^(\p{Ll}|по |и )/u.test(next.text) && !/^\P{Ll}+$/u.test(name)) break;
    if (/\d|@/.test(next.text) || next.text.length > 80) break;
    if (/^\P{Ll}+$/u.test(name) && !/^\P{Ll}+$/u.test(next.text)) break;
    name += ` ${next.text}`;
  }
  return /^\P{Ll}+$/u.test(name) ? (name[0] ?? '') + name.slice(1).toLowerCase() : name;
}

/** The words just before it, on its line or the one above in the same column, speak to somebody. */
function writtenTo(head: readonly ScanLine[], at: number, line: ScanLine): boolean {
  if (toHead.test(line.text)) return true;
  // A person's name ends what is written to them.
  const above = head
    .slice(Math.max(0, at - 2), at)
    .filter((one) => sameColumn(one, line))
    .toReversed();
  for (const { text } of above) {
    if (named.test(text) || fullName.test(text)) return false;
    if (toHead.test(text)) return true;
  }
  return false;
}

const sameColumn = (one: ScanLine, other: ScanLine): boolean =>
  !one.place || !other.place || Math.abs(one.place.x - other.place.x) < 0.2;

/** «от Петровой Анны Сергеевны, проживающей …» */
function citizenIn(head: readonly ScanLine[]): Said<string> | null {
  for (const [at, line] of head.entries()) {
    const begins = /^(?:от|заявитель:?|отправитель:?)(?:\s+(?:гр\.|гражданина|гражданки))?(?=\s|$)/iu.exec(line.text);
    const rest = `${line.text} ${head[at + 1]?.text ?? ''}`.slice(begins?.[0].length ?? 0).trim();
    const found = begins && fullName.exec(rest);
    const [, surname, name, patronymic] = found?.index === 0 ? found : [];
    if (surname && name && patronymic) return { value: genitiveName(surname, name, patronymic), line };
  }
  return null;
}

function addresseesIn(head: readonly ScanLine[]): Parties['addressees'] {
  return head.flatMap((line, at) => {
    if (!writtenTo(head, at, line) && !/^[А-ЯЁ][а-яё-]+(у|ю|ой|е|о)\s/u.test(line.text)) return [];
    const full = fullName.exec(line.text);
    if (full && /(вичу|вне|ичне|ьичу)$/.test(full[3] ?? ''))
      return [{ value: { surname: full[1] ?? '', letters: `${full[2]?.[0]}${full[3]?.[0]}` }, line }];
    const found = named.exec(line.text);
    const surname = found?.[1] ?? found?.[4];
    const letters = (found?.[2] ?? found?.[3] ?? '').replace(/[^А-ЯЁ]/g, '');
    return surname ? [{ value: { surname, letters }, line }] : [];
  });
}

function unique(said: readonly Said<string>[]): Said<string>[] {
  const seen = new Set<string>();
  return said.flatMap(({ value, line }) => {
    const key = organisationKey(value);
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ value, line }];
  });
}
