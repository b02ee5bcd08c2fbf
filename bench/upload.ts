// Upload against copy: a file streamed through hash and encryption into the store, and the same file copied with a hash.
// Both read the same source in the same run, take turns, and end with the bytes flushed to the disk.
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { LocalFileStore } from '#core/files/local-store.ts';
import { storeFile } from '#core/files/upload.ts';

export interface UploadBench {
  /** Median time of an encrypted upload by the median time of a plain copy with SHA-256; the aim is 1.6 at most. */
  ratio: number;
  uploadMs: number;
  copyMs: number;
  /** The same for the time that the processor worked, which the disk does not blur. */
  processorRatio: number;
  megabytes: number;
  rounds: number;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] as number;

export async function benchUpload(options: { megabytes?: number; rounds?: number } = {}): Promise<UploadBench> {
  const { megabytes = 256, rounds = 7 } = options;
  const folder = await mkdtemp(join(tmpdir(), 'vedomo-bench-upload-'));
  try {
    const source = join(folder, 'source');
    await fill(source, megabytes);
    const store = new LocalFileStore(join(folder, 'store'));
    const upload = async () => {
      const body = createReadStream(source);
      const stored = await storeFile({ store, name: 'scan.pdf', limitBytes: Number.MAX_SAFE_INTEGER, body });
      return () => store.remove(stored.id);
    };
    const copy = async () => {
      const target = join(folder, 'copy');
      await copyWithHash(source, target);
      return () => rm(target);
    };
    const uploads: Spent[] = [];
    const copies: Spent[] = [];
    for (let round = -1; round < rounds; round += 1) {
      const copied = await spent(copy);
      const uploaded = await spent(upload);
      // The first round only warms up.
      if (round < 0) continue;
      copies.push(copied);
      uploads.push(uploaded);
    }
    const uploadMs = median(uploads.map((one) => one.ms));
    const copyMs = median(copies.map((one) => one.ms));
    const processor = median(uploads.map((one) => one.processorMs)) / median(copies.map((one) => one.processorMs));
    return { ratio: uploadMs / copyMs, uploadMs, copyMs, processorRatio: processor, megabytes, rounds };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Spent {
  ms: number;
  processorMs: number;
}

async function spent(work: () => Promise<() => Promise<void>>): Promise<Spent> {
  const processor = process.cpuUsage();
  const started = performance.now();
  const cleanUp = await work();
  const ms = performance.now() - started;
  const { user, system } = process.cpuUsage(processor);
  await cleanUp();
  return { ms, processorMs: (user + system) / 1000 };
}

/** A PDF by its first bytes, random after them, so that nothing on the way can be squeezed. */
async function fill(path: string, megabytes: number): Promise<void> {
  const handle = await open(path, 'w');
  await handle.write('%PDF-1.7\n');
  for (let written = 0; written < megabytes; written += 1) await handle.write(randomBytes(1 << 20));
  await handle.sync();
  await handle.close();
}

async function copyWithHash(source: string, target: string): Promise<string> {
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(createReadStream(source), hashing, createWriteStream(target, { flush: true }));
  return hash.digest('hex');
}
