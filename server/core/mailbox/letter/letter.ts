// A letter as modules get it: who writes, what it answers, the writer's own words, the files. Read from the raw bytes.
import PostalMime, { type Address, type Email } from 'postal-mime';
import { emailKey } from '../../contact-checks/email.ts';
import { messageIdsIn } from '../addresses.ts';
import { textOfHtml } from './html-text.ts';
import { ownWords } from './own-words.ts';

export interface LetterFile {
  name: string;
  mediaType: string;
  bytes: Buffer;
  /** A picture of the text itself. */
  inline: boolean;
}
export interface Letter {
  messageId: string | null;
  /** Message-IDs of what it answers, the nearest first. */
  answers: readonly string[];
  from: { name: string; address: string } | null;
  subject: string;
  /** What the writer says now. */
  text: string;
  /** With all that is quoted below it. */
  whole: string;
  html: string;
  files: readonly LetterFile[];
  /** By the name in lower case, in the order of the letter. */
  header(name: string): readonly string[];
}

const nestedAtMost = 50;
const filesAtMost = 100;

export async function readLetter(raw: Buffer): Promise<Letter> {
  const email = await PostalMime.parse(raw, {
    // A letter inside a letter is a file: its words are somebody else's.
    forceRfc822Attachments: true,
    maxNestingDepth: nestedAtMost,
  });
  const header = (name: string): string[] =>
    email.headers.filter((one) => one.key === name).map((one) => one.value.trim());
  const html = (email.html ?? '').slice(0, 2_000_000);
  const whole = clean(email.text?.trim() ? email.text : textOfHtml(html));
  const subject = clean(email.subject ?? '').replace(/\s+/g, ' ');
  const [messageId = null] = messageIdsIn(email.messageId);
  const references = messageIdsIn(header('references').join(' ')).reverse();
  return {
    messageId,
    answers: [...new Set([...messageIdsIn(header('in-reply-to').join(' ')), ...references])].slice(0, 100),
    from: senderOf(email),
    subject,
    text: isForward(subject) ? whole : ownWords(whole),
    whole,
    html,
    files: filesOf(email),
    header,
  };
}

const isForward = (subject: string): boolean => /^\s*(fwd?|пересл|перес|tr|wg)\s*:/i.test(subject);

/** No bytes that the database refuses, no carriage returns. */
const clean = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these very characters are taken out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .replace(/\r\n?/g, '\n')
    .trim()
    .toWellFormed();

const mailboxesOf = (address: Address | undefined) =>
  address ? (address.group ?? (address.address ? [{ name: address.name, address: address.address }] : [])) : [];

function senderOf(email: Email): Letter['from'] {
  const [first] = [...mailboxesOf(email.from), ...mailboxesOf(email.sender)];
  if (!first || !/^[^\s@<>]+@[^\s@<>]+$/.test(first.address)) return null;
  return { name: clean(first.name).replace(/\s+/g, ' ').slice(0, 200), address: emailKey(first.address) };
}

function filesOf(email: Email): LetterFile[] {
  return email.attachments.slice(0, filesAtMost).map((part, place) => {
    const content = part.content;
    const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as ArrayBuffer);
    const inline = part.disposition !== 'attachment' && Boolean(part.contentId) && part.mimeType.startsWith('image/');
    return { name: part.filename || unnamed(part.mimeType, place), mediaType: part.mimeType, bytes, inline };
  });
}

const extensions: Readonly<Record<string, string>> = {
  'message/rfc822': 'eml',
  'text/calendar': 'ics',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
  'text/html': 'html',
};
const unnamed = (mediaType: string, place: number): string =>
  `${mediaType.startsWith('image/') ? 'picture' : 'file'}-${place + 1}.${extensions[mediaType] ?? 'bin'}`;
