// A small S3 over HTTP with one bucket in memory: signatures are checked for real, and it can fail as real ones do.
import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Credentials, wrongSignature } from './signature.ts';

interface Stored {
  body: Buffer;
  at: Date;
}
interface Unfinished {
  key: string;
  at: Date;
  parts: Map<number, Buffer>;
}
interface Asked {
  method: string;
  key: string;
  query: URLSearchParams;
  range: string | undefined;
  body: Buffer;
}
/** What happens to a request instead of its answer; undefined lets it pass. */
type Fault = (asked: Asked) => { status: number; code: string } | 'cut' | { cutAfter: number } | undefined;

export const s3Credentials: Credentials = { accessKey: 'vedomo', secretKey: 'правда/+secret', region: 'ru-test' };
export const s3Bucket = 'archive';

const escaped = (text: string) => text.replace(/[<>&]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const tag = (name: string, value: string | number) => `<${name}>${escaped(String(value))}</${name}>`;

export class S3Double {
  readonly objects = new Map<string, Stored>();
  readonly unfinished = new Map<string, Unfinished>();
  readonly asked: string[] = [];
  fault: Fault | undefined;
  /** The largest page of a list. */
  pageSize = 1000;
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }
  get endpoint(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }
  /** The settings of a server that keeps its files here, under a folder of the bucket. */
  environment(folder = 'vedomo'): Record<string, string> {
    const { accessKey, secretKey, region } = s3Credentials;
    const S3_URL = `${this.endpoint}/${s3Bucket}${folder ? `/${folder}` : ''}`;
    return { S3_URL, S3_ACCESS_KEY: accessKey, S3_SECRET_KEY: secretKey, S3_REGION: region };
  }
  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer);
    } catch {
      return undefined;
    }
    const body = Buffer.concat(chunks);
    const url = new URL(request.url ?? '/', 'http://s3');
    const [, bucket = '', ...rest] = url.pathname.split('/').map(decodeURIComponent);
    const asked: Asked = {
      method: request.method ?? 'GET',
      key: rest.join('/'),
      query: url.searchParams,
      range: request.headers.range,
      body,
    };
    this.asked.push(`${asked.method} ${asked.key}${[...asked.query.keys()].map((name) => ` ${name}`).join('')}`);
    const fault = this.fault?.(asked);
    if (fault === 'cut') {
      request.socket.destroy();
      return undefined;
    }
    if (fault && 'status' in fault) return this.#refuse(response, fault.status, fault.code);
    const wrong = wrongSignature(request, body, s3Credentials);
    if (wrong) return this.#refuse(response, 403, wrong);
    if (bucket !== s3Bucket) return this.#refuse(response, 404, 'NoSuchBucket');
    const cutAfter = fault ? fault.cutAfter : undefined;
    return this.#answer(asked, response, cutAfter);
  }

  #answer(asked: Asked, response: ServerResponse, cutAfter: number | undefined): unknown {
    const { method, key, query, body } = asked;
    if (method === 'GET' && !key && query.has('uploads')) return this.#listUploads(response);
    if (method === 'GET' && !key) return this.#list(query, response);
    if (method === 'POST' && query.has('uploads')) {
      const id = randomUUID();
      this.unfinished.set(id, { key, at: new Date(), parts: new Map() });
      return this.#xml(response, 'InitiateMultipartUploadResult', tag('Key', key) + tag('UploadId', id));
    }
    const upload = query.get('uploadId');
    if (upload !== null) return this.#multipart(asked, upload, response);
    if (method === 'PUT') {
      this.objects.set(key, { body, at: new Date() });
      return response.writeHead(200, { etag: `"${createHash('md5').update(body).digest('hex')}"` }).end();
    }
    if (method === 'DELETE') {
      this.objects.delete(key);
      return response.writeHead(204).end();
    }
    return this.#read(asked, response, cutAfter);
  }

  #read({ method, key, range }: Asked, response: ServerResponse, cutAfter: number | undefined): unknown {
    const stored = this.objects.get(key);
    if (!stored) return this.#refuse(response, 404, 'NoSuchKey');
    const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
    const start = Number(from ?? 0);
    const end = to ? Math.min(Number(to) + 1, stored.body.length) : stored.body.length;
    if (start >= stored.body.length && range) return this.#refuse(response, 416, 'InvalidRange');
    const part = stored.body.subarray(start, end);
    response.writeHead(range ? 206 : 200, {
      'content-length': part.length,
      'last-modified': stored.at.toUTCString(),
      ...(range ? { 'content-range': `bytes ${start}-${end - 1}/${stored.body.length}` } : {}),
    });
    if (method === 'HEAD') return response.end();
    if (cutAfter === undefined || cutAfter >= part.length) return response.end(part);
    return response.write(part.subarray(0, cutAfter), () => setImmediate(() => response.socket?.destroy()));
  }

  #multipart({ method, query, body }: Asked, id: string, response: ServerResponse): unknown {
    const upload = this.unfinished.get(id);
    if (!upload) return this.#refuse(response, 404, 'NoSuchUpload');
    if (method === 'PUT') {
      upload.parts.set(Number(query.get('partNumber')), body);
      return response.writeHead(200, { etag: `"${createHash('md5').update(body).digest('hex')}"` }).end();
    }
    this.unfinished.delete(id);
    if (method === 'DELETE') return response.writeHead(204).end();
    const whole = [...upload.parts].sort(([a], [b]) => a - b).map(([, part]) => part);
    this.objects.set(upload.key, { body: Buffer.concat(whole), at: new Date() });
    return this.#xml(response, 'CompleteMultipartUploadResult', tag('Key', upload.key) + tag('ETag', '"whole"'));
  }

  #list(query: URLSearchParams, response: ServerResponse): unknown {
    const prefix = query.get('prefix') ?? '';
    const after = query.get('continuation-token') ?? '';
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
    const page = keys.slice(0, this.pageSize);
    const more = keys.length > page.length ? tag('NextContinuationToken', page.at(-1) ?? '') : '';
    const rows = page.map((key) => `<Contents>${tag('Key', key)}</Contents>`).join('');
    return this.#xml(response, 'ListBucketResult', tag('IsTruncated', String(more !== '')) + more + rows);
  }

  #listUploads(response: ServerResponse): unknown {
    const rows = [...this.unfinished].map(
      ([id, { key, at }]) =>
        `<Upload>${tag('Key', key)}${tag('UploadId', id)}${tag('Initiated', at.toISOString())}</Upload>`,
    );
    return this.#xml(response, 'ListMultipartUploadsResult', tag('IsTruncated', 'false') + rows.join(''));
  }

  #xml(response: ServerResponse, name: string, inner: string): unknown {
    response.writeHead(200, { 'content-type': 'application/xml' });
    return response.end(`<?xml version="1.0" encoding="UTF-8"?><${name}>${inner}</${name}>`);
  }

  #refuse(response: ServerResponse, status: number, code: string): unknown {
    response.writeHead(status, { 'content-type': 'application/xml' });
    return response.end(
      `<?xml version="1.0" encoding="UTF-8"?><Error>${tag('Code', code)}${tag('Message', code)}</Error>`,
    );
  }
}
