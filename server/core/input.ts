// Input against the contract: what is wrong is said per field, in both languages.
import type { z } from 'zod';
import { type FieldError, Refusal } from './refusal.ts';

type Words = { ru: string; en: string };

function wordsOf(issue: z.core.$ZodIssue): { code: string; message: Words } {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null
        ? { code: 'required', message: { ru: 'Заполните поле', en: 'Fill in this field' } }
        : {
            code: 'wrong_type',
            message: { ru: 'Здесь ожидается другое значение', en: 'Another kind of value is expected here' },
          };
    case 'too_small':
      if (issue.origin === 'string') {
        return Number(issue.minimum) <= 1
          ? { code: 'required', message: { ru: 'Заполните поле', en: 'Fill in this field' } }
          : {
              code: 'too_short',
              message: { ru: `Не короче ${issue.minimum} знаков`, en: `At least ${issue.minimum} characters` },
            };
      }
      return { code: 'too_small', message: { ru: `Не меньше ${issue.minimum}`, en: `At least ${issue.minimum}` } };
    case 'too_big':
      return issue.origin === 'string'
        ? {
            code: 'too_long',
            message: { ru: `Не длиннее ${issue.maximum} знаков`, en: `At most ${issue.maximum} characters` },
          }
        : { code: 'too_big', message: { ru: `Не больше ${issue.maximum}`, en: `At most ${issue.maximum}` } };
    case 'invalid_format':
      if (issue.format === 'email')
        return {
          code: 'email_wrong',
          message: { ru: 'Адрес почты написан неверно', en: 'The e-mail address is wrong' },
        };
      if (issue.format === 'date')
        return { code: 'date_wrong', message: { ru: 'Дата написана неверно', en: 'The date is wrong' } };
      return { code: 'wrong_format', message: { ru: 'Значение написано неверно', en: 'The value is written wrongly' } };
    case 'unrecognized_keys':
      return {
        code: 'unknown_field',
        message: { ru: `Лишние поля: ${issue.keys.join(', ')}`, en: `Unknown fields: ${issue.keys.join(', ')}` },
      };
    case 'invalid_value':
      return { code: 'wrong_choice', message: { ru: 'Такого варианта нет', en: 'There is no such choice' } };
    default:
      return { code: 'wrong_value', message: { ru: 'Значение не подходит', en: 'The value does not fit' } };
  }
}

const zero = /\0/g;
/** Deeper than this no contract looks. */
const deepest = 64;
/** Without the zero bytes that come with text pasted from damaged papers: they show nowhere, and PostgreSQL keeps none. */
function withoutZeros(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.includes('\0') ? value.replace(zero, '') : value;
  if (depth > deepest || value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const clean = value.map((one) => withoutZeros(one, depth + 1));
    return clean.some((one, place) => one !== value[place]) ? clean : value;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const clean = Object.entries(value).map(
    ([key, one]) => [key.replace(zero, ''), withoutZeros(one, depth + 1)] as const,
  );
  return clean.some(([key, one]) => one !== (value as Record<string, unknown>)[key])
    ? Object.fromEntries(clean)
    : value;
}

/** Parses an operation's input, or refuses with one error per wrong field. */
export function parseInput<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const result = schema.safeParse(withoutZeros(input), { reportInput: true });
  if (result.success) return result.data;
  const errors: FieldError[] = result.error.issues.map((issue) => ({ field: issue.path.join('.'), ...wordsOf(issue) }));
  throw new Refusal('invalid_input', { errors });
}
