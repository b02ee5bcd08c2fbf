// Letters that no person wrote to us: answering machines, mailings, our own. They open nothing and are never answered. Pure.
import type { Reason } from '../reasons.ts';
import type { Letter } from './letter.ts';

const machines = /^(mailer-daemon|postmaster|no-?reply|noreply|do-?not-?reply|bounces?|majordomo|listserv)([+.-].*)?@/;

export const isMachine = (address: string): boolean => machines.test(address);

/** `own`: addresses that our letters come from; `ours`: whether a Message-ID is one that we made. */
export function noiseOf(
  letter: Letter,
  { own, ours }: { own: ReadonlySet<string>; ours: ReadonlySet<string> },
): Reason | undefined {
  if (letter.messageId && ours.has(letter.messageId)) return 'own';
  if (letter.from && own.has(letter.from.address)) return 'own';
  const first = (name: string) => (letter.header(name)[0] ?? '').toLowerCase();
  const submitted = first('auto-submitted');
  if (submitted && !/^no\b/.test(submitted)) return 'auto';
  if (/^(bulk|junk|list|auto_reply)/.test(first('precedence'))) return 'auto';
  const suppress = first('x-auto-response-suppress');
  if (suppress && !/^none\b/.test(suppress)) return 'auto';
  if (['x-autoreply', 'x-autorespond', 'list-id', 'list-unsubscribe'].some((name) => letter.header(name).length > 0))
    return 'auto';
  if (letter.header('return-path').some((path) => path.replace(/\s/g, '') === '<>')) return 'auto';
  if (letter.from && isMachine(letter.from.address)) return 'auto';
  return undefined;
}
