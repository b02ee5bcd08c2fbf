// Fetches an operation that answers with a file and hands it to the browser to save. What was asked goes in the body,
// so that no proxy writes it down.
import type { Operation, RawInput } from '#contract/core.ts';
import { errorOfAnswer, unreachable } from './api-error.ts';
import { buildRequest } from './build-request.ts';
import { report } from './call.ts';

/** Rejects with an ApiError; the file is named as the server says, else `otherwise`. */
export async function saveFile<O extends Operation>(
  operation: O,
  input: RawInput<O>,
  otherwise: string,
): Promise<void> {
  const request = buildRequest(operation, input as Record<string, unknown>, {});
  const answer = await fetch(request.url, {
    method: request.method,
    headers: { ...request.headers, accept: '*/*' },
    body: request.body ?? null,
    credentials: 'same-origin',
  }).catch(() => {
    throw unreachable();
  });
  if (!answer.ok) {
    const body: unknown = await answer.json().catch(() => undefined);
    const refusal = errorOfAnswer(answer.status, body, answer.headers.get('x-request-id'));
    report(refusal, operation.access !== 'public');
    throw refusal;
  }
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = nameIn(answer.headers.get('content-disposition')) ?? otherwise;
  link.click();
  URL.revokeObjectURL(address);
}

function nameIn(disposition: string | null): string | undefined {
  const wide = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (wide) return decodeURIComponent(wide);
  return /filename="([^"]+)"/i.exec(disposition ?? '')?.[1];
}
