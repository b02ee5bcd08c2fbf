// Which files have a text to be read, and how. Pure.
export type TextFormat = 'pdf' | 'docx' | 'xlsx' | 'plain' | 'image';

const officeXml = 'application/vnd.openxmlformats-officedocument';
const formats: Record<string, TextFormat> = {
  'application/pdf': 'pdf',
  [`${officeXml}.wordprocessingml.document`]: 'docx',
  [`${officeXml}.spreadsheetml.sheet`]: 'xlsx',
  'text/plain': 'plain',
  'text/csv': 'plain',
  'application/json': 'plain',
  'application/xml': 'plain',
  'message/rfc822': 'plain',
  'image/png': 'image',
  'image/jpeg': 'image',
  'image/tiff': 'image',
  'image/bmp': 'image',
};

export const formatOf = (mediaType: string): TextFormat | null =>
  formats[(mediaType.split(';', 1)[0] as string).trim()] ?? null;

/** Files beyond this are not read: scans of whole books are found by their letter's card. */
export const bytesAtMost = 100 * 1024 ** 2;
export const pagesAtMost = 2_000;
export const lettersAtMost = 4_000_000;
/** Pages whose letters are recognised from the picture; the rest of a longer scan stays unread. */
export const recognisedAtMost = 100;
/** A page with fewer letters of its own is a picture. */
export const lettersOfPicture = 12;

/** Why a text could not be read: a stable code, told in words on the pages that show it. */
export class Unreadable extends Error {
  readonly reason: UnreadableReason;
  /** Trying again may help. */
  readonly passing: boolean;
  constructor(reason: UnreadableReason, passing = false) {
    super(reason);
    this.reason = reason;
    this.passing = passing;
  }
}
export type UnreadableReason = 'damaged' | 'password' | 'too-large' | 'too-long' | 'memory' | 'no-tool' | 'missing';
