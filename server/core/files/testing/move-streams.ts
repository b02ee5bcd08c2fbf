// Moves files both ways at once and says how far the memory of this process grew; run by memory.test.ts as a program
// of its own, for the test runner's tracking of promises takes memory too.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { openFile } from '../download.ts';
import type { FileRow } from '../file-row.ts';
import { zipFiles } from '../zip.ts';
import { filesWorld } from './world.ts';

const clients = Number(process.argv[2]);
const size = Number(process.argv[3]);
const chunkBytes = 64 << 10;
const pattern = randomBytes(8 << 20);
const world = await filesWorld();

async function* content(client: number, length: number): AsyncGenerator<Buffer> {
  yield Buffer.from(`%PDF-1.7 ${client}\n`);
  for (let sent = 0; sent < length; sent += chunkBytes) {
    // As a socket does: memory of its own for each piece.
    const at = sent % pattern.length;
    yield Buffer.from(pattern.subarray(at, at + chunkBytes));
  }
}

/** The highest resident memory while `work` ran. */
async function peakOf(work: () => Promise<unknown>): Promise<number> {
  let peak = process.memoryUsage.rss();
  const watching = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 10);
  try {
    await work();
  } finally {
    clearInterval(watching);
  }
  return peak;
}

const all = <T>(work: (client: number) => Promise<T>) =>
  Promise.all(Array.from({ length: clients }, (_, i) => work(i)));
const upload = (length: number) => all((client) => world.receive(content(client, length), { name: `${client}.pdf` }));
const download = (files: FileRow[]) =>
  all(async (client) => {
    const file = files[client] as FileRow;
    const hash = createHash('sha256');
    const { store, masterKeys } = world;
    for await (const chunk of await openFile({ store, masterKeys, file })) hash.update(chunk);
    assert.equal(hash.digest('hex'), file.sha256);
  });
/** All files as one archive, asked for by two people at once. */
const archive = (files: FileRow[]) => {
  const pack = async () => {
    const { store, masterKeys } = world;
    let bytes = 0;
    const sources = files.map((file) => ({
      name: file.name,
      size: file.size,
      mediaType: file.media_type,
      changedAt: new Date(file.created_at),
      open: () => openFile({ store, masterKeys, file }),
    }));
    for await (const chunk of zipFiles(sources)) bytes += (chunk as Buffer).length;
    assert.ok(bytes > files.reduce((sum, file) => sum + file.size, 0));
  };
  return Promise.all([pack(), pack()]);
};

try {
  // The code is loaded before the count begins.
  const small = await upload(1024);
  await download(small);
  await archive(small);
  const before = process.memoryUsage.rss();
  let files: FileRow[] = [];
  const up = await peakOf(async () => {
    files = await upload(size);
  });
  const down = await peakOf(() => download(files));
  const zip = await peakOf(() => archive(files));
  process.stdout.write(JSON.stringify({ before, up: up - before, down: down - before, zip: zip - before }));
} finally {
  await world.end();
}
