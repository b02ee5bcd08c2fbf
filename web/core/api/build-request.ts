// Makes the HTTP request of an operation from its contract: path parts from the input, the rest as query string or JSON body.
// Pure, so that it is tested without a browser.
import type { Operation } from '#contract/core.ts';

export interface CallOptions {
  /** Version of the record that the change was made on; sent as `If-Match`. */
  version?: number;
  /** Sent as `Idempotency-Key`; made anew when absent. Keep one for all retries of one submit. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

export interface BuiltRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: string | undefined;
}

export function buildRequest(operation: Operation, input: Record<string, unknown>, options: CallOptions): BuiltRequest {
  const rest: Record<string, unknown> = { ...input };
  const path = operation.path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = rest[name];
    if (value === undefined || value === null) throw new Error(`${operation.name}: no ${name} for ${operation.path}`);
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  const headers: Record<string, string> = { accept: 'application/json' };
  if (operation.kind === 'action') headers['idempotency-key'] = options.idempotencyKey ?? crypto.randomUUID();
  if (options.version !== undefined) headers['if-match'] = `"${options.version}"`;
  const inQuery = operation.method === 'GET';
  const withBody = !inQuery && !(operation.method === 'DELETE' && Object.keys(rest).length === 0);
  if (withBody) headers['content-type'] = 'application/json';
  return {
    url: inQuery ? path + queryString(rest) : path,
    method: operation.method,
    headers,
    body: withBody ? JSON.stringify(rest) : undefined,
  };
}

function queryString(fields: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === null || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  }
  const text = query.toString();
  return text ? `?${text}` : '';
}
