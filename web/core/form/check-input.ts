// Checks an input by the operation's own contract before it is sent, and says what is wrong in words that say what to do.
// The words come through `t` of the area `form`.
import type { Operation } from '#contract/core.ts';
import type { Words } from '../text/texts.ts';
import { realSchema } from '../zod-later/real-schema.ts';

export interface InputIssue {
  path: string;
  words: string;
}

/** The part of a zod issue that the words depend on. */
interface Issue {
  code?: string | undefined;
  path: PropertyKey[];
  origin?: string;
  minimum?: number | bigint;
  maximum?: number | bigint;
  format?: string;
  input?: unknown;
  message: string;
}

export async function checkInput(operation: Operation, input: unknown, t: Words): Promise<InputIssue[]> {
  // Where the checks can't be fetched (the server is away), the server's own check decides when it is back.
  const schema = await realSchema(operation.input).catch(() => null);
  const result = schema?.safeParse(input, { reportInput: true });
  if (!result) return [];
  if (result.success) return [];
  return (result.error.issues as Issue[]).map((issue) => ({
    path: issue.path.map(String).join('.'),
    words: say(issue, t),
  }));
}

function say(issue: Issue, t: Words): string {
  switch (issue.code) {
    case 'invalid_type':
    case 'invalid_value':
    case 'invalid_union':
      return issue.input === undefined || issue.input === null || issue.input === ''
        ? t('check.required')
        : t('check.format');
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array') {
        return Number(issue.minimum) <= 1 ? t('check.required') : t('check.short', { count: Number(issue.minimum) });
      }
      return t('check.tooSmall', { value: String(issue.minimum) });
    case 'too_big':
      if (issue.origin === 'string') return t('check.long', { count: Number(issue.maximum) });
      if (issue.origin === 'array') return t('check.many', { count: Number(issue.maximum) });
      return t('check.tooBig', { value: String(issue.maximum) });
    case 'invalid_format':
      if (issue.input === '') return t('check.required');
      if (issue.format === 'email') return t('check.email');
      if (issue.format === 'date') return t('check.date');
      if (issue.format === 'uuid') return t('check.choose');
      return t('check.format');
    case 'custom':
      return issue.message === 'Invalid input' ? t('check.format') : issue.message;
    default:
      return t('check.format');
  }
}
