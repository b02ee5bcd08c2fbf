// Encryption at rest: AES-256-GCM in frames of 1 MiB, so that any part of a file opens without the rest of it.
// Plain bytes leave only after their frame's tag is checked; a moved, cut, swapped or changed frame is refused.
import { createCipheriv, createDecipheriv, type DecipherGCM } from 'node:crypto';
import { collectDeadBuffers, release } from './buffer-memory.ts';

export const frameBytes = 1 << 20;
const tagBytes = 16;
const sealedFrameBytes = frameBytes + tagBytes;

/** The stored bytes are not what was written: changed, cut, of another file, or under another key. */
export class DamagedFile extends Error {
  readonly fileId: string;
  constructor(fileId: string) {
    super(`file ${fileId} is damaged in the store`);
    this.fileId = fileId;
  }
}

const frameCount = (size: number) => Math.max(1, Math.ceil(size / frameBytes));

/** Bytes of the stored object for a file of `size` bytes. */
export const storedSize = (size: number) => size + frameCount(size) * tagBytes;

/** The part of the stored object that holds the bytes `start` … `end` (not included) of the file. */
export function storedRange(size: number, start: number, end: number): { start: number; end: number } {
  const first = Math.floor(start / frameBytes);
  const last = Math.max(first, Math.ceil(end / frameBytes) - 1);
  return { start: first * sealedFrameBytes, end: Math.min((last + 1) * sealedFrameBytes, storedSize(size)) };
}

/** A key seals one file once, so that the frame's number is a nonce which never repeats under it. */
function frameNonce(frame: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(frame, 7);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

const frameContext = (fileId: string, frame: number, last: boolean) =>
  Buffer.from(`vedomo-file-1 ${fileId} ${frame} ${last ? 'last' : 'more'}`);

/**
 * Seals a file, one frame at a time: its tag, then its bytes. The last frame is marked, so that a cut file can't pass
 * for a whole one. When a piece is asked for, those before the last one that was handed out are gone.
 */
export async function* encryptFrames(
  key: Buffer,
  fileId: string,
  body: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer, void> {
  const plain = Buffer.allocUnsafeSlow(frameBytes);
  let written: Buffer | null = null;
  let filled = 0;
  let frame = 0;
  function* seal(last: boolean): Generator<Buffer, void> {
    const cipher = createCipheriv('aes-256-gcm', key, frameNonce(frame, last));
    cipher.setAAD(frameContext(fileId, frame, last));
    const sealed = cipher.update(plain.subarray(0, filled));
    cipher.final();
    frame += 1;
    filled = 0;
    yield cipher.getAuthTag();
    if (written) release(written);
    written = sealed;
    collectDeadBuffers();
    yield sealed;
  }
  for await (const chunk of body) {
    for (let taken = 0; taken < chunk.length; ) {
      if (filled === frameBytes) yield* seal(false);
      const copied = chunk.copy(plain, filled, taken);
      filled += copied;
      taken += copied;
    }
  }
  yield* seal(true);
}

/**
 * Opens the bytes `start` … `end` (not included) out of `stored`, which begins where `storedRange` says.
 * The pieces of `stored` become its own; their memory is given back as soon as they are used.
 */
export async function* decryptFrames(
  key: Buffer,
  fileId: string,
  stored: AsyncIterable<Buffer>,
  part: { size: number; start: number; end: number },
): AsyncGenerator<Buffer, void> {
  const lastFrame = frameCount(part.size) - 1;
  const lastWanted = Math.max(0, Math.ceil(part.end / frameBytes) - 1);
  let opening = new OpeningFrame(key, fileId, Math.floor(part.start / frameBytes), lastFrame, part.size);
  for await (const chunk of stored) {
    for (let used = 0; used < chunk.length && opening.frame <= lastWanted; ) {
      used += opening.take(chunk.subarray(used));
      if (!opening.complete) continue;
      let at = opening.frame * frameBytes;
      for (const piece of opening.finish()) {
        const wanted = piece.subarray(Math.max(0, part.start - at), Math.max(0, part.end - at));
        at += piece.length;
        if (wanted.length > 0) yield wanted;
      }
      collectDeadBuffers();
      opening = new OpeningFrame(key, fileId, opening.frame + 1, lastFrame, part.size);
    }
    release(chunk);
  }
  if (opening.frame <= lastWanted) throw new DamagedFile(fileId);
}

/** One frame on its way: its plain bytes are kept back until all of them are there and the tag fits. */
class OpeningFrame {
  readonly frame: number;
  readonly #fileId: string;
  readonly #decipher: DecipherGCM;
  readonly #tag = Buffer.alloc(tagBytes);
  readonly #pieces: Buffer[] = [];
  #tagLeft = tagBytes;
  #plainLeft: number;

  constructor(key: Buffer, fileId: string, frame: number, lastFrame: number, size: number) {
    const last = frame === lastFrame;
    this.frame = frame;
    this.#fileId = fileId;
    this.#plainLeft = last ? size - frame * frameBytes : frameBytes;
    this.#decipher = createDecipheriv('aes-256-gcm', key, frameNonce(frame, last), { authTagLength: tagBytes });
    this.#decipher.setAAD(frameContext(fileId, frame, last));
  }

  get complete(): boolean {
    return this.#plainLeft === 0 && this.#tagLeft === 0;
  }

  /** Takes what belongs to this frame from the beginning of `chunk`; says how much. */
  take(chunk: Buffer): number {
    const ofTag = chunk.copy(this.#tag, tagBytes - this.#tagLeft, 0, this.#tagLeft);
    this.#tagLeft -= ofTag;
    const sealed = chunk.subarray(ofTag, ofTag + this.#plainLeft);
    if (sealed.length > 0) this.#pieces.push(this.#decipher.update(sealed));
    this.#plainLeft -= sealed.length;
    return ofTag + sealed.length;
  }

  finish(): Buffer[] {
    this.#decipher.setAuthTag(this.#tag);
    try {
      this.#decipher.final();
    } catch {
      throw new DamagedFile(this.#fileId);
    }
    return this.#pieces;
  }
}
