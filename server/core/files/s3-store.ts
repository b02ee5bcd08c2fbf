// The file store in a bucket of an S3-compatible server: a file goes up in parts, and is there only when all of them are.
// What a connection loses on the way down is asked for again from where it broke.
import { Readable } from 'node:stream';
import type * as Sdk from '@aws-sdk/client-s3';
import { isId } from '../ids.ts';
import type { S3Settings } from './s3-settings.ts';
import type { FileStore, StoredRange } from './store.ts';

const partBytes = 8 << 20;
/** Parts on their way at once: more would only hold memory. */
const partsAtOnce = 2;
/** How often one reading is taken up again after the connection broke. */
const resumptions = 3;

type Client = { client: Sdk.S3Client; sdk: typeof Sdk };

/** The code that missing files have everywhere in the program. */
const missing = (key: string): Error => Object.assign(new Error(`no object ${key} in the store`), { code: 'ENOENT' });
const isMissing = (error: unknown): boolean =>
  ['NoSuchKey', 'NotFound'].includes((error as Error).name) ||
  (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 404;

export class S3FileStore implements FileStore {
  readonly #settings: S3Settings;
  #opened: Promise<Client> | undefined;
  constructor(settings: S3Settings) {
    this.#settings = settings;
  }

  async write(key: string, body: AsyncIterable<Buffer>): Promise<void> {
    const { client } = await this.#open();
    const { Upload } = await import('@aws-sdk/lib-storage');
    const stream = Readable.from(ownPieces(body), { objectMode: false, highWaterMark: 1 });
    try {
      // A failure aborts the whole: its parts are thrown away, and nobody ever saw the key.
      await new Upload({
        client,
        params: { ...this.#object(key), Body: stream },
        partSize: partBytes,
        queueSize: partsAtOnce,
        leavePartsOnError: false,
      }).done();
    } finally {
      stream.destroy();
    }
  }

  read(key: string, range?: StoredRange): Readable {
    return Readable.from(this.#pieces(this.#object(key), range), { objectMode: false, highWaterMark: 256 << 10 });
  }

  async remove(key: string): Promise<void> {
    const { client, sdk } = await this.#open();
    await client.send(new sdk.DeleteObjectCommand(this.#object(key))).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
    });
  }

  async size(key: string): Promise<number> {
    const head = await this.#head(key);
    if (head?.ContentLength === undefined) throw missing(key);
    return head.ContentLength;
  }

  async storedAt(key: string): Promise<Date | null> {
    return (await this.#head(key))?.LastModified ?? null;
  }

  async *list(): AsyncGenerator<string> {
    const { client, sdk } = await this.#open();
    const { bucket: Bucket, prefix: Prefix } = this.#settings;
    const pages = sdk.paginateListObjectsV2({ client }, { Bucket, Prefix });
    for await (const page of pages) {
      for (const { Key = '' } of page.Contents ?? []) {
        const key = Key.slice(Prefix.length);
        if (isId(key)) yield key;
      }
    }
  }

  async removeUnfinished(before: Date): Promise<number> {
    const { client, sdk } = await this.#open();
    const { bucket: Bucket, prefix: Prefix } = this.#settings;
    let removed = 0;
    let after: { KeyMarker?: string; UploadIdMarker?: string } | undefined = {};
    while (after) {
      const page: Sdk.ListMultipartUploadsCommandOutput = await client.send(
        new sdk.ListMultipartUploadsCommand({ Bucket, Prefix, ...after }),
      );
      for (const { Key, UploadId, Initiated } of page.Uploads ?? []) {
        if (!Key || !UploadId || !Initiated || Initiated >= before || !isId(Key.slice(Prefix.length))) continue;
        await client.send(new sdk.AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
        removed += 1;
      }
      const { NextKeyMarker, NextUploadIdMarker } = page;
      after =
        page.IsTruncated && NextKeyMarker
          ? { KeyMarker: NextKeyMarker, ...(NextUploadIdMarker ? { UploadIdMarker: NextUploadIdMarker } : {}) }
          : undefined;
    }
    return removed;
  }

  /** Writes, reads and removes a small object: what a wrong address, bucket or key would fail at later. */
  async probe(name: string): Promise<void> {
    const { client, sdk } = await this.#open();
    const object = { Bucket: this.#settings.bucket, Key: `${this.#settings.prefix}${name}` };
    await client.send(new sdk.PutObjectCommand({ ...object, Body: Buffer.from(name) }));
    const read = await client.send(new sdk.GetObjectCommand(object));
    const same = (await read.Body?.transformToString()) === name;
    await client.send(new sdk.DeleteObjectCommand(object));
    if (!same) throw new Error('the store gave back something else than was written');
  }

  #object(key: string): { Bucket: string; Key: string } {
    if (!isId(key)) throw new Error('a stored file is named by its id');
    return { Bucket: this.#settings.bucket, Key: `${this.#settings.prefix}${key.toLowerCase()}` };
  }

  async #head(key: string): Promise<Sdk.HeadObjectCommandOutput | null> {
    const { client, sdk } = await this.#open();
    return client.send(new sdk.HeadObjectCommand(this.#object(key))).catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    });
  }

  async *#pieces(object: { Bucket: string; Key: string }, range?: StoredRange): AsyncGenerator<Buffer> {
    const { client, sdk } = await this.#open();
    let at = range?.start ?? 0;
    let end = range?.end;
    for (let broken = 0; ; ) {
      const part = at > 0 || end !== undefined ? { Range: `bytes=${at}-${end === undefined ? '' : end - 1}` } : {};
      const answer = await client.send(new sdk.GetObjectCommand({ ...object, ...part })).catch((error: unknown) => {
        throw isMissing(error) ? missing(object.Key) : error;
      });
      end ??= at + (answer.ContentLength ?? 0);
      try {
        for await (const piece of answer.Body as Readable) {
          at += (piece as Buffer).length;
          yield piece as Buffer;
        }
        if (at < end) throw Object.assign(new Error('the answer ended early'), { code: 'ECONNRESET' });
        return;
      } catch (error) {
        broken += 1;
        if (broken > resumptions) throw error;
      }
    }
  }

  /** The SDK is read when the first file is: an installation without S3 never loads it. */
  #open(): Promise<Client> {
    this.#opened ??= import('@aws-sdk/client-s3').then((sdk) => {
      const { endpoint, region, pathStyle, accessKey, secretKey } = this.#settings;
      const client = new sdk.S3Client({
        endpoint,
        region,
        forcePathStyle: pathStyle,
        credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
        // Many stores know nothing of the newer checksums; every frame of a file is proved by its own tag.
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
        maxAttempts: 4,
        requestHandler: { connectionTimeout: 10_000, requestTimeout: 120_000 },
      });
      return { client, sdk };
    });
    return this.#opened;
  }
}

/** Pieces of `body` are used again by their maker; the SDK keeps them until a part is full. */
async function* ownPieces(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const piece of body) yield Buffer.from(piece);
}
