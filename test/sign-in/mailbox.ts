// A real small mail server for tests of sign-in: what was sent, readable, found by the address it went to.
import { SMTPServer } from 'smtp-server';
import { sendWaitingMail } from '#core/mail/send.ts';
import type { Services } from '#core/services.ts';

export interface Letter {
  to: string;
  subject: string;
  text: string;
}
export interface Mailbox {
  url: string;
  letters: Letter[];
  /** Sends what waits and gives the letters to this address. */
  to(services: Services, address: string): Promise<Letter[]>;
  /** The six digits of the newest letter to this address. */
  code(services: Services, address: string): Promise<string>;
  close(): Promise<void>;
}

function decode(raw: string): { subject: string; text: string } {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  const words = head.replace(/\r\n[ \t]+/g, ' ');
  const subject = (/^subject: (.*)$/im.exec(words)?.[1] ?? '').replace(
    /\s*=\?utf-8\?([bq])\?([^?]*)\?=/gi,
    (_, kind: string, text: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString() : quoted(text.replaceAll('_', ' ')),
  );
  const encoding = /^content-transfer-encoding: (\S+)/im.exec(words)?.[1]?.toLowerCase();
  const text =
    encoding === 'base64'
      ? Buffer.from(body, 'base64').toString()
      : encoding === 'quoted-printable'
        ? quoted(body.replace(/=\r\n/g, ''))
        : body;
  return { subject, text };
}

const quoted = (text: string): string =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();

export async function openMailbox(): Promise<Mailbox> {
  const letters: Letter[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const letter = decode(Buffer.concat(chunks).toString());
        for (const { address } of session.envelope.rcptTo) letters.push({ to: address, ...letter });
        callback();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const { port } = smtp.server.address() as { port: number };
  const to = async (services: Services, address: string) => {
    await sendWaitingMail(services);
    return letters.filter((letter) => letter.to === address);
  };
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    to,
    async code(services, address) {
      const newest = (await to(services, address)).findLast((letter) => /\b\d{6}\b/.test(letter.text));
      const code = /\b(\d{6})\b/.exec(newest?.text ?? '')?.[1];
      if (!code) throw new Error(`no code for ${address}: ${JSON.stringify(letters)}`);
      return code;
    },
    close: () => new Promise<void>((resolve) => smtp.close(() => resolve())),
  };
}
