// Takes out of a picture what a camera or an editor wrote beside it (place, time, device, thumbnails), without touching
// the picture itself. JPEG loses its APP segments but those of colour, PNG and WebP keep only what draws. Pure.
import { Refusal } from '../refusal.ts';

export const photoLimitBytes = 2 * 1024 * 1024;

export interface CleanPhoto {
  bytes: Buffer;
  mediaType: 'image/jpeg' | 'image/png' | 'image/webp';
}

export function cleanPhoto(given: Buffer): CleanPhoto {
  const clean = given.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))
    ? { bytes: cleanJpeg(given), mediaType: 'image/jpeg' as const }
    : given.subarray(1, 4).toString('latin1') === 'PNG'
      ? { bytes: cleanPng(given), mediaType: 'image/png' as const }
      : given.subarray(0, 4).toString('latin1') === 'RIFF' && given.subarray(8, 12).toString('latin1') === 'WEBP'
        ? { bytes: cleanWebp(given), mediaType: 'image/webp' as const }
        : undefined;
  if (!clean) throw new Refusal('photo_kind');
  return clean;
}

const broken = (): never => {
  throw new Refusal('photo_broken');
};

/** Segments up to the picture's data: APP0 (JFIF) and APP14 (Adobe's colours) stay, other APPs and comments go. */
function cleanJpeg(given: Buffer): Buffer {
  const kept: Buffer[] = [given.subarray(0, 2)];
  for (let at = 2; ; ) {
    if (at + 4 > given.length || given[at] !== 0xff) return broken();
    const marker = given[at + 1] as number;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const end = at + 2 + given.readUInt16BE(at + 2);
    if (end > given.length) return broken();
    const isApp = marker >= 0xe0 && marker <= 0xef;
    if (!(marker === 0xfe || (isApp && marker !== 0xe0 && marker !== 0xee))) kept.push(given.subarray(at, end));
    at = end;
    // The scan begins: from here on it is all picture, up to the end mark; what trails it goes too.
    if (marker === 0xda) {
      const last = given.lastIndexOf(Buffer.from([0xff, 0xd9]));
      if (last < at) return broken();
      kept.push(given.subarray(at, last + 2));
      return Buffer.concat(kept);
    }
  }
}

const pngDraws = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'bKGD']);

function cleanPng(given: Buffer): Buffer {
  const kept: Buffer[] = [given.subarray(0, 8)];
  for (let at = 8; at + 12 <= given.length; ) {
    const end = at + 12 + given.readUInt32BE(at);
    if (end > given.length) return broken();
    const type = given.subarray(at + 4, at + 8).toString('latin1');
    if (pngDraws.has(type)) kept.push(given.subarray(at, end));
    if (type === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  return broken();
}

const webpDraws = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH']);

function cleanWebp(given: Buffer): Buffer {
  const kept: Buffer[] = [];
  for (let at = 12; at + 8 <= given.length; ) {
    const size = given.readUInt32LE(at + 4);
    const end = at + 8 + size + (size % 2);
    if (at + 8 + size > given.length) return broken();
    const chunk = Buffer.from(given.subarray(at, Math.min(end, given.length)));
    const type = chunk.subarray(0, 4).toString('latin1');
    // The head says which parts follow: no profile, no EXIF, no XMP, no animation.
    if (type === 'VP8X') chunk[8] = (chunk[8] as number) & 0x10;
    if (webpDraws.has(type)) kept.push(chunk);
    at = end;
  }
  if (kept.length === 0) return broken();
  const body = Buffer.concat(kept);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}
