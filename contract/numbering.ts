// The language of number templates: parse, check against the restart, render and preview.
// Pure, so that the form shows the very number that the server will issue.
import type { Text } from './core.ts';

export const restarts = ['year', 'quarter', 'month', 'day', 'never'] as const;
export type Restart = (typeof restarts)[number];

export const numberTokens = [
  { token: 'n', label: { ru: 'Порядковый номер', en: 'Ordinal' } },
  { token: 'yyyy', label: { ru: 'Год, четыре цифры', en: 'Year, four digits' } },
  { token: 'yy', label: { ru: 'Год, две цифры', en: 'Year, two digits' } },
  { token: 'q', label: { ru: 'Квартал', en: 'Quarter' } },
  { token: 'm', label: { ru: 'Месяц', en: 'Month' } },
  { token: 'd', label: { ru: 'День', en: 'Day' } },
  { token: 'journal', label: { ru: 'Индекс журнала', en: 'Journal index' } },
  { token: 'department', label: { ru: 'Индекс подразделения', en: 'Department index' } },
  { token: 'case', label: { ru: 'Индекс дела', en: 'Case index' } },
] as const satisfies readonly { token: string; label: Text }[];
export type NumberToken = (typeof numberTokens)[number]['token'];

/** `at` counts characters of the template from 0. */
export type TemplatePart =
  | { kind: 'text'; text: string; at: number }
  | { kind: 'token'; token: NumberToken; width: number; at: number };
export interface TemplateProblem {
  code: keyof typeof problems;
  at: number;
  message: Text;
}
export interface NumberContext {
  /** `YYYY-MM-DD`; every date token and the restart follow it, never the clock. */
  registeredOn: string;
  journal?: string;
  department?: string;
  case?: string;
}
/** All of a printed number but its ordinal, which stands between the two and has at least `width` digits. */
export interface NumberFrame {
  before: string;
  width: number;
  after: string;
}

export const templateMax = 100;
const widthMax = 12;
const isToken = (name: string): name is NumberToken => numberTokens.some((known) => known.token === name);

const problems = {
  empty: { ru: 'Шаблон пуст', en: 'The template is empty' },
  too_long: { ru: `Шаблон длиннее ${templateMax} знаков`, en: `The template is longer than ${templateMax} characters` },
  edge_space: {
    ru: 'Пробел в начале или в конце номера не виден',
    en: 'A space at an end of the number cannot be seen',
  },
  control_character: {
    ru: 'Недопустимый знак (перевод строки или табуляция)',
    en: 'A line break or tab is not allowed',
  },
  unclosed: {
    ru: 'Скобка «{» не закрыта. Сама скобка пишется «{{»',
    en: 'The brace “{” is not closed. Write “{{” for a brace itself',
  },
  lone_brace: {
    ru: 'Лишняя скобка «}». Сама скобка пишется «}}»',
    en: 'A stray brace “}”. Write “}}” for a brace itself',
  },
  unknown_token: { ru: 'Нет такой подстановки: {{name}}', en: 'There is no such token: {{name}}' },
  wrong_width: {
    ru: `Ширина задаётся только порядковому номеру: {n:1} … {n:${widthMax}}`,
    en: `Only the ordinal takes a width: {n:1} … {n:${widthMax}}`,
  },
  ordinal_missing: {
    ru: 'Нет порядкового номера {n}: все номера были бы одинаковы',
    en: 'The ordinal {n} is missing: all numbers would be the same',
  },
  ordinal_twice: { ru: 'Порядковый номер {n} указан дважды', en: 'The ordinal {n} stands twice' },
  ordinal_merges: {
    ru: 'Порядковый номер сливается с {{name}}: 1 и 11 дают то же, что 11 и 1. Поставьте между ними знак, например «-»',
    en: 'The ordinal runs into {{name}}: 1 and 11 print the same as 11 and 1. Put a sign between them, such as “-”',
  },
  repeats_within_year: {
    ru: 'Нумерация начинается заново чаще раза в год, но в шаблоне нет {{name}}: номера повторятся в том же году',
    en: 'Numbering restarts within the year, but the template lacks {{name}}: numbers will repeat in the same year',
  },
  repeats_next_year: {
    ru: 'В шаблоне нет года: те же номера повторятся в следующем году',
    en: 'The template has no year: the same numbers come again next year',
  },
  index_missing: { ru: 'Не задано: {{name}}', en: 'Not given: {{name}}' },
} satisfies Record<string, Text>;

function problem(code: keyof typeof problems, at: number, name: Partial<Text> | string = ''): TemplateProblem {
  const of = (locale: 'ru' | 'en') => (typeof name === 'string' ? name : (name[locale] ?? ''));
  const fill = (locale: 'ru' | 'en') => problems[code][locale].replace('{{name}}', () => of(locale));
  return { code, at, message: { ru: fill('ru'), en: fill('en') } };
}

/** Cuts a template into its parts; `errors` is empty when it is well written. */
export function parseTemplate(template: string): { parts: TemplatePart[]; errors: TemplateProblem[] } {
  const parts: TemplatePart[] = [];
  const errors: TemplateProblem[] = [];
  const addText = (text: string, at: number) => {
    const last = parts.at(-1);
    if (last?.kind === 'text') last.text += text;
    else parts.push({ kind: 'text', text, at });
  };
  if (template === '') errors.push(problem('empty', 0));
  if (template.length > templateMax) errors.push(problem('too_long', templateMax));
  if (template !== template.trimStart()) errors.push(problem('edge_space', 0));
  else if (template !== template.trimEnd()) errors.push(problem('edge_space', template.length - 1));
  const control = template.search(/\p{Cc}/u);
  if (control >= 0) errors.push(problem('control_character', control));
  for (let at = 0; at < template.length; ) {
    const sign = template[at] as string;
    if ((sign === '{' || sign === '}') && template[at + 1] === sign) {
      addText(sign, at);
      at += 2;
    } else if (sign === '}') {
      errors.push(problem('lone_brace', at));
      at += 1;
    } else if (sign === '{') {
      const inside = /^\{([^{}]*)\}/.exec(template.slice(at));
      if (!inside) {
        errors.push(problem('unclosed', at));
        break;
      }
      const [whole, body = ''] = inside;
      const [name = '', width] = body.split(/:(.*)/s);
      if (!isToken(name)) errors.push(problem('unknown_token', at, whole));
      else if (width !== undefined && !(name === 'n' && /^[1-9]\d?$/.test(width) && Number(width) <= widthMax))
        errors.push(problem('wrong_width', at));
      else parts.push({ kind: 'token', token: name, width: Number(width ?? 1), at });
      at += whole.length;
    } else {
      addText(sign, at);
      at += 1;
    }
  }
  return { parts, errors };
}

/** The token of free length that the ordinal would run into when one walks from it over digits alone. */
function runsInto(parts: TemplatePart[], from: number, step: 1 | -1): NumberToken | undefined {
  for (let index = from + step; parts[index]; index += step) {
    const part = parts[index] as TemplatePart;
    if (part.kind === 'text' && !/^\d*$/.test(part.text)) return undefined;
    if (part.kind === 'token' && (part.token === 'case' || part.token === 'department')) return part.token;
    if (part.kind === 'token' && part.token === 'journal') return undefined;
  }
  return undefined;
}

/** What tells one restart of a year from another; any one of these sets of tokens is enough. */
const tellsApart: Record<Restart, NumberToken[][]> = {
  year: [],
  quarter: [['q'], ['m']],
  month: [['m']],
  day: [['m', 'd']],
  never: [],
};

export interface TemplateCheck {
  parts: TemplatePart[];
  errors: TemplateProblem[];
  warnings: TemplateProblem[];
}

/**
 * A number must be one of a kind within its year, so a template that repeats within a year is refused.
 * Repeating from year to year is old practice («220», «И-356») and only warned of.
 */
export function checkTemplate(template: string, restart: Restart): TemplateCheck {
  const { parts, errors } = parseTemplate(template);
  const warnings: TemplateProblem[] = [];
  if (errors.length > 0) return { parts, errors, warnings };
  const tokens = parts.flatMap((part) => (part.kind === 'token' ? [part.token] : []));
  const ordinals = parts.flatMap((part, index) =>
    part.kind === 'token' && part.token === 'n' ? [{ part, index }] : [],
  );
  const [ordinal, second] = ordinals;
  if (!ordinal) errors.push(problem('ordinal_missing', template.length));
  if (second) errors.push(problem('ordinal_twice', second.part.at));
  if (ordinal) {
    const other = runsInto(parts, ordinal.index, -1) ?? runsInto(parts, ordinal.index, 1);
    if (other) errors.push(problem('ordinal_merges', ordinal.part.at, `{${other}}`));
  }
  const needed = tellsApart[restart];
  if (needed.length > 0 && !needed.some((set) => set.every((token) => tokens.includes(token)))) {
    const list = (or: string) => needed.map((set) => set.map((token) => `{${token}}`).join('')).join(or);
    errors.push(problem('repeats_within_year', template.length, { ru: list(' или '), en: list(' or ') }));
  }
  if (restart !== 'never' && !tokens.includes('yyyy') && !tokens.includes('yy'))
    warnings.push(problem('repeats_next_year', template.length));
  return { parts, errors, warnings };
}

function tokenValue(token: NumberToken, context: NumberContext): string {
  const { registeredOn } = context;
  if (token === 'yyyy') return registeredOn.slice(0, 4);
  if (token === 'yy') return registeredOn.slice(2, 4);
  if (token === 'q') return String(Math.ceil(Number(registeredOn.slice(5, 7)) / 3));
  if (token === 'm') return registeredOn.slice(5, 7);
  if (token === 'd') return registeredOn.slice(8, 10);
  return token === 'n' ? '' : (context[token] ?? '').trim();
}

/** Fills all but the ordinal; `missing` names the indices that the template asks for and the context lacks. */
export function frameNumber(
  parts: TemplatePart[],
  context: NumberContext,
): NumberFrame & { missing: TemplateProblem[] } {
  const frame = { before: '', width: 1, after: '', missing: [] as TemplateProblem[] };
  let side: 'before' | 'after' = 'before';
  for (const part of parts) {
    if (part.kind === 'text') frame[side] += part.text;
    else if (part.token === 'n') {
      frame.width = part.width;
      side = 'after';
    } else {
      const value = tokenValue(part.token, context);
      if (value === '') {
        const label = numberTokens.find((known) => known.token === part.token)?.label;
        frame.missing.push(problem('index_missing', part.at, label));
      }
      frame[side] += value;
    }
  }
  return frame;
}

export const printNumber = (frame: NumberFrame, ordinal: number): string =>
  frame.before + String(ordinal).padStart(frame.width, '0') + frame.after;

/** What the form shows before saving; `number` is null while anything is wrong. */
export function previewNumber(
  template: string,
  restart: Restart,
  context: NumberContext,
  ordinal: number,
): { number: string | null; errors: TemplateProblem[]; warnings: TemplateProblem[] } {
  const { parts, errors, warnings } = checkTemplate(template, restart);
  if (errors.length > 0) return { number: null, errors, warnings };
  const frame = frameNumber(parts, context);
  if (frame.missing.length > 0) return { number: null, errors: frame.missing, warnings };
  return { number: printNumber(frame, ordinal), errors, warnings };
}

/** The period of a registration date: `2026`, `2026-Q1`, `2026-03`, `2026-03-05`, or empty when it never restarts. */
export function periodOf(restart: Restart, registeredOn: string): string {
  const year = registeredOn.slice(0, 4);
  if (restart === 'year') return year;
  if (restart === 'quarter') return `${year}-Q${Math.ceil(Number(registeredOn.slice(5, 7)) / 3)}`;
  if (restart === 'month') return registeredOn.slice(0, 7);
  return restart === 'day' ? registeredOn : '';
}

const periodShapes: Record<Restart, RegExp> = {
  year: /^\d{4}$/,
  quarter: /^\d{4}-Q[1-4]$/,
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
  day: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  never: /^$/,
};
/** Whether a period typed by a person can be one of this restart. */
export const isPeriod = (restart: Restart, period: string): boolean => periodShapes[restart].test(period);
