// A report that a letter did not arrive: of which letter, to whom, what the other server said. Pure.
import { messageIdsIn } from '../addresses.ts';
import type { Letter } from './letter.ts';
import { isMachine } from './noise.ts';

export interface Bounce {
  /** Letters that it may be about. */
  messageIds: readonly string[];
  address: string;
  said: string;
}

const line = (raw: string, name: string): string =>
  new RegExp(`^${name}:[ \\t]*(.*(?:\\r?\\n[ \\t].*)*)`, 'im').exec(raw)?.[1]?.replace(/\s+/g, ' ').trim() ?? '';

/** Undefined for a letter that is no report, and for one about a letter that is only late. */
export function bounceOf(letter: Letter, raw: Buffer): Bounce | undefined {
  const type = (letter.header('content-type')[0] ?? '').toLowerCase();
  const report = type.startsWith('multipart/report') && type.includes('delivery-status');
  const daemon =
    letter.from !== null &&
    isMachine(letter.from.address) &&
    letter.header('return-path').some((path) => path.replace(/\s/g, '') === '<>');
  if (!report && !daemon) return undefined;
  const text = raw.toString('latin1').slice(0, 1_000_000);
  const action = line(text, 'Action').toLowerCase();
  if (action && action !== 'failed') return undefined;
  const within = [...text.matchAll(/^[ \t>]*Message-ID:[ \t]*(<[^<>\s]{1,900}>)/gim)].map(
    (found) => found[1] as string,
  );
  const messageIds = [...new Set([...within, ...letter.answers])].filter((id) => id !== letter.messageId);
  const recipient =
    line(text, 'Final-Recipient') || line(text, 'Original-Recipient') || line(text, 'X-Failed-Recipients');
  const said = line(text, 'Diagnostic-Code') || line(text, 'Status') || letter.subject;
  return {
    messageIds: messageIds.flatMap((id) => messageIdsIn(id)),
    address: recipient.replace(/^[a-z0-9-]+;\s*/i, '').slice(0, 254),
    said: said.replace(/^smtp;\s*/i, '').slice(0, 500),
  };
}
