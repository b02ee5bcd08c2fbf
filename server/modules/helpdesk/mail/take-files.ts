// Files of a letter by the rules of all files: looked at by the scanner, photos without place and time; what is refused is named.
import { Readable } from 'node:stream';
import type { Actor } from '#core/actor.ts';
import { withoutPlace } from '#core/files/without-place.ts';
import type { Letter } from '#core/mailbox/letter/letter.ts';
import { uploadTo } from '#core/records/upload-file.ts';
import { Refusal, words } from '#core/refusal.ts';
import type { Services } from '#core/services.ts';

export interface TakenFiles {
  ids: string[];
  /** The names of those that were refused, with the reason. */
  refused: string[];
}
/** What of a letter stands in its ticket. */
export interface Said {
  text: string;
  fileIds: string[];
  /** There was no room for all of the words. */
  cut: boolean;
}
/** Pictures of signatures: a dot that counts readings, a bullet. */
const leastPicture = 200;

export async function takeFiles(services: Services, actor: Actor, letter: Letter): Promise<TakenFiles> {
  const taken: TakenFiles = { ids: [], refused: [] };
  for (const file of letter.files) {
    if (file.inline && file.bytes.length < leastPicture) continue;
    try {
      const body = Readable.from([withoutPlace(file.bytes)]);
      taken.ids.push((await uploadTo(services, actor, { name: file.name, body })).id);
    } catch (error) {
      // The scanner is away: the letter waits for it, nothing of it is lost.
      if (!(error instanceof Refusal) || error.code === 'scanner_away') throw error;
      taken.refused.push(`${file.name} — ${words(error.code, error.details).ru}`);
    }
  }
  return taken;
}

/**
 * The letter as a person reads it, without its files, which are kept beside it: photos in them still say where they were taken.
 * Kept when the ticket does not hold all of its words.
 */
export async function keepWhole(
  services: Services,
  actor: Actor,
  letter: Letter,
  { cut }: Pick<Said, 'cut'>,
): Promise<string | null> {
  if (letter.whole === letter.text && !letter.html && !cut) return null;
  const head = ['from', 'to', 'cc', 'date', 'subject', 'message-id'].flatMap((key) =>
    letter.header(key).map((value) => `${title(key)}: ${value.replace(/[\r\n]+/g, ' ')}`),
  );
  const part = (type: string, text: string) =>
    `--vedomo\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(text)}\r\n`;
  const whole = [
    ...head,
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary="vedomo"',
    '',
    part('text/plain', letter.whole) + (letter.html ? part('text/html', letter.html) : ''),
  ].join('\r\n');
  const body = Readable.from([Buffer.from(`${whole}--vedomo--\r\n`)]);
  return (await uploadTo(services, actor, { name: 'Письмо целиком.eml', body })).id;
}

const title = (key: string): string => key.replace(/(^|-)\w/g, (letter) => letter.toUpperCase());
const base64 = (text: string): string => Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n');
