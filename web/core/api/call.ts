// The one way from the screens to the server: `api.call(operation, input, options)`, typed by the contract.
import type { Operation, Output, RawInput } from '#contract/core.ts';
import { ApiError, errorOfAnswer, unreachable } from './api-error.ts';
import { behalfHeader, noteSubstitutionOver } from './behalf.ts';
import { buildRequest, type CallOptions } from './build-request.ts';
import { noteAnswer } from './connection.ts';
import { proofGiven } from './proof.ts';

type SignedOutListener = () => void;
const signedOut = new Set<SignedOutListener>();

/** Called when the server says that the session is over. Returns how to stop listening. */
export function onSignedOut(listener: SignedOutListener): () => void {
  signedOut.add(listener);
  return () => signedOut.delete(listener);
}

async function call<O extends Operation>(
  operation: O,
  input: RawInput<O>,
  options: CallOptions = {},
): Promise<Output<O>> {
  try {
    return await send(operation, input, options);
  } catch (error) {
    if (error instanceof ApiError && (await proofGiven(error))) return send(operation, input, options);
    throw error;
  }
}

async function send<O extends Operation>(operation: O, input: RawInput<O>, options: CallOptions): Promise<Output<O>> {
  const request = buildRequest(operation, input as Record<string, unknown>, options);
  let answer: Response;
  try {
    answer = await fetch(request.url, {
      method: request.method,
      headers: { ...request.headers, ...behalfHeader },
      body: request.body ?? null,
      credentials: 'same-origin',
      signal: options.signal ?? null,
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    noteAnswer('unreachable');
    throw unreachable();
  }
  const body = await readJson(answer);
  if (answer.ok) {
    noteAnswer('ok');
    return body as Output<O>;
  }
  const refusal = errorOfAnswer(answer.status, body, answer.headers.get('x-request-id'));
  report(refusal, operation.access !== 'public');
  throw refusal;
}

async function readJson(answer: Response): Promise<unknown> {
  try {
    const text = await answer.text();
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

/** Tells the connection banner and the session about a refusal; the upload uses it too. */
export function report(refusal: ApiError, needsSession: boolean): void {
  noteAnswer(refusal.code === 'unavailable' ? 'database' : refusal.status === 0 ? 'unreachable' : 'ok');
  if (refusal.code === 'substitution_over') noteSubstitutionOver();
  if (needsSession && refusal.code === 'not_signed_in') for (const listener of signedOut) listener();
}

export const api = { call };
export { ApiError };
