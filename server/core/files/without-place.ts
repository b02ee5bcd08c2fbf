// What comes in from phones and letters is kept without the place where a picture was taken.
import { Refusal } from '../refusal.ts';
import { cleanPhoto } from './clean-photo.ts';

/**
 * A picture loses what a camera wrote beside it. A kind of picture whose place of shooting cannot be taken out is not
 * kept, nor is a damaged one; anything else is kept as the file that it is.
 */
export function withoutPlace(bytes: Buffer): Buffer {
  try {
    return cleanPhoto(bytes).bytes;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'photo_kind' && !carriesPlace(bytes)) return bytes;
    throw error;
  }
}

/** HEIC, AVIF and TIFF hold EXIF within their own structure. */
const carriesPlace = (bytes: Buffer): boolean =>
  (bytes.subarray(4, 8).toString('latin1') === 'ftyp' &&
    /heic|heix|heif|mif1|msf1|avif|avis/.test(bytes.subarray(8, 40).toString('latin1'))) ||
  ['49492a00', '4d4d002a'].includes(bytes.subarray(0, 4).toString('hex'));
