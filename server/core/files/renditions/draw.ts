// A thumbnail of a file's bytes, drawn in a thread of its own, one at a time; null when there is nothing to draw.
import { inThread } from '../../thread.ts';
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

const draw = (request: DrawRequest): Promise<Buffer | null> =>
  inThread<Uint8Array | null>(new URL('./draw-worker.ts', import.meta.url), request, {
    memoryMb,
    patienceMs: drawMs,
  }).then(
    (png) => png && Buffer.from(png),
    () => null,
  );
