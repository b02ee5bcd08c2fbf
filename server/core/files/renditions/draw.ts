// A thumbnail of a file's bytes, drawn in a thread of its own, one at a time; null when there is nothing to draw.
import { Worker } from 'node:worker_threads';
import type { DrawRequest } from './draw-worker.ts';
import { drawMs, pixelsAtMost } from './limits.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { pictureSize } from './picture-size.ts';

const memoryMb = 256;
const inTurn = oneAtATime();

export function drawThumbnail(bytes: Buffer, format: DrawRequest['format']): Promise<Buffer | null> {
  if (format === 'picture') {
    const size = pictureSize(bytes);
    if (!size || size.width * size.height > pixelsAtMost) return Promise.resolve(null);
  }
  return inTurn(() => draw({ bytes, format }));
}

function draw(request: DrawRequest): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./draw-worker.ts', import.meta.url), {
      workerData: request,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      // What libraries say of a bad file may quote it.
      stdout: true,
      stderr: true,
    });
    const end = (png: Uint8Array | null) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(png && Buffer.from(png));
    };
    const timer = setTimeout(() => end(null), drawMs);
    worker.on('message', end);
    worker.on('error', () => end(null));
    worker.on('exit', () => end(null));
  });
}
