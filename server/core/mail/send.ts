// Sends what waits in the outbox through SMTP. A letter is claimed for a while before it is sent; without SMTP it is kept.
import type { Transporter } from 'nodemailer';
import type { LetterHead } from '../db/mailbox-rows.ts';
import type { Services } from '../services.ts';
import { letterParts } from './letter-parts.ts';
import { mailServer } from './mail-server.ts';
import { settleMail } from './settle.ts';

interface Waiting {
  id: string;
  recipient: string;
  subject: string;
  body: string;
  attempts: number;
  /** Of a conversation. */
  letter: LetterHead | null;
}

const attemptsAtMost = 8;
// Longer than any SMTP dialogue of ours: a claim that ran out belongs to a worker that died.
const claimMinutes = 10;
/** Letters of one round, so that a stop does not wait for a long queue. */
const mostPerRound = 50;

/** One round of what waits now. */
export async function sendWaitingMail(services: Services): Promise<void> {
  const server = await mailServer(services);
  if (!server) {
    await settleMail(services, `update outbox set state = 'kept' where state = 'waiting'`, []);
    return;
  }
  for (let sent = 0; sent < mostPerRound; sent++) {
    const letter = await claim(services);
    if (!letter) return;
    await send(services, server, letter);
  }
}

async function claim(services: Services): Promise<Waiting | undefined> {
  const { rows } = await services.pools.write.query<Waiting>(
    `update outbox set state = 'sending', attempts = attempts + 1, next_attempt_at = $1::timestamptz + make_interval(mins => ${claimMinutes})
     where id = (select id from outbox where state in ('waiting', 'sending') and next_attempt_at <= $1 order by next_attempt_at limit 1 for update skip locked)
     returning id, recipient, subject, body, attempts, letter`,
    [services.clock.now().toISOString()],
  );
  return rows[0];
}

async function send(services: Services, server: Transporter, letter: Waiting): Promise<void> {
  try {
    // The same Message-ID on every attempt lets the receiving side recognise a repeat.
    await server.sendMail({
      // As it stands: a comma in it makes no second recipient.
      to: { name: '', address: letter.recipient },
      subject: letter.subject,
      text: letter.body,
      messageId: `<${letter.id}@vedomo>`,
      // Keeps answering machines from answering a program.
      headers: { 'Auto-Submitted': 'auto-generated' },
      ...(letter.letter ? await letterParts(services, letter.letter) : {}),
    });
    // A letter that carries a code or a link leaves no text behind.
    await settleMail(
      services,
      `update outbox set state = 'sent', sent_at = $2, error = '', body = case when secret then '' else body end where id = $1`,
      [letter.id, services.clock.now().toISOString()],
    );
  } catch (error) {
    const failed = letter.attempts >= attemptsAtMost || isFinal(error);
    const wait = Math.min(2 ** letter.attempts * 15, 3_600);
    await settleMail(
      services,
      `update outbox set state = $2, error = $3, next_attempt_at = $4::timestamptz + make_interval(secs => $5) where id = $1`,
      [
        letter.id,
        failed ? 'failed' : 'waiting',
        String((error as Error).message).slice(0, 500),
        services.clock.now().toISOString(),
        wait,
      ],
    );
    services.log.warn(
      { mail: letter.id, attempt: letter.attempts, code: (error as { code?: string }).code },
      'mail was not sent',
    );
  }
}

/** A 5xx answer: the server will not take this letter however often it is offered. */
const isFinal = (error: unknown): boolean => {
  const code = (error as { responseCode?: number }).responseCode;
  return code !== undefined && code >= 500;
};
