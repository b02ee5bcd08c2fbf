// Sends one file to the server at once with its progress; the answer is what forms keep (`fileIds`).
import type { Output } from '#contract/core.ts';
import { uploadFile as uploadOperation } from '#contract/record.ts';
import { type ApiError, errorOfAnswer, unreachable } from './api-error.ts';
import { behalfHeader } from './behalf.ts';
import { report } from './call.ts';

export type StoredFile = Output<typeof uploadOperation>;

export interface UploadOptions {
  draftId?: string | undefined;
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

export function uploadFile(file: File, options: UploadOptions = {}): Promise<StoredFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const query = options.draftId ? `?draftId=${encodeURIComponent(options.draftId)}` : '';
    request.open('POST', uploadOperation.path + query);
    request.setRequestHeader('accept', 'application/json');
    for (const [name, value] of Object.entries(behalfHeader)) request.setRequestHeader(name, value);
    request.setRequestHeader('idempotency-key', crypto.randomUUID());
    request.upload.onprogress = (event) => {
      if (event.lengthComputable && event.total > 0) options.onProgress?.(event.loaded / event.total);
    };
    request.onerror = () => fail(unreachable());
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    request.onload = () => {
      const body = parse(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(body as StoredFile);
      else fail(errorOfAnswer(request.status, body, request.getResponseHeader('x-request-id')));
    };
    const fail = (error: ApiError) => {
      report(error, true);
      reject(error);
    };
    options.signal?.addEventListener('abort', () => request.abort(), { once: true });
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}

/** Address of a file's bytes; `inline` lets the browser show it in place. */
export function fileAddress(id: string, inline = false): string {
  return `/api/files/${id}${inline ? '?inline=true' : ''}`;
}

/** Address of a small picture of a file; files that have none answer 404. */
export const thumbnailAddress = (id: string): string => `/api/files/${id}/thumbnail`;

/** Address of what is shown of a file that browsers cannot show themselves. */
export const previewAddress = (id: string): string => `/api/files/${id}/preview`;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
