// A refusal of the server as the screens see it: code, words in both languages, errors by field, request id.
// `unreachable` (status 0) stands for "no answer at all".
import type { Locale, Problem, Text } from '#contract/core.ts';

export interface FieldRefusal {
  field: string;
  code: string;
  message: Text;
}

const unreachableText: Text = {
  ru: 'Сервер не отвечает. Введённое сохранено, повторите через минуту',
  en: 'The server does not answer. What you typed is kept, try again in a minute',
};
const unknownText: Text = { ru: 'Сервер ответил непонятно', en: 'The server gave an answer that makes no sense' };

export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly text: Text;
  readonly errors: FieldRefusal[];
  readonly details: Record<string, unknown>;
  readonly requestId: string | undefined;

  constructor(problem: Pick<Problem, 'status' | 'code' | 'message' | 'errors' | 'details' | 'requestId'>) {
    super(`${problem.status} ${problem.code}`);
    this.name = 'ApiError';
    this.status = problem.status;
    this.code = problem.code;
    this.text = problem.message;
    this.errors = problem.errors ?? [];
    this.details = problem.details ?? {};
    this.requestId = problem.requestId;
  }

  /** No answer, or an answer that says "later": trying the same request again may help. */
  get temporary(): boolean {
    return this.status === 0 || this.status >= 502 || this.code === 'unavailable' || this.code === 'in_progress';
  }

  words(locale: Locale): string {
    return this.text[locale];
  }
}

export function unreachable(): ApiError {
  return new ApiError({ status: 0, code: 'unreachable', message: unreachableText });
}

/** The error of a finished answer; anything that is not a problem document becomes `internal` or `unavailable`. */
export function errorOfAnswer(status: number, body: unknown, requestId: string | null): ApiError {
  if (isProblem(body)) return new ApiError({ ...body, requestId: body.requestId ?? requestId ?? undefined });
  const away = status === 502 || status === 503 || status === 504;
  return new ApiError({
    status,
    code: away ? 'unavailable' : 'internal',
    message: away ? unreachableText : unknownText,
    requestId: requestId ?? undefined,
  });
}

function isProblem(body: unknown): body is Problem {
  if (typeof body !== 'object' || body === null) return false;
  const { code, message, status } = body as Partial<Problem>;
  return typeof code === 'string' && typeof status === 'number' && typeof message?.ru === 'string';
}
