import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { newId } from '#core/ids.ts';
import { startTestServer, type TestServer } from '#test/support/server.ts';
import { sendWaitingMail } from './send.ts';

interface Letter {
  to: string[];
  text: string;
}
let server: TestServer;
let withoutMail: TestServer;
let smtp: SMTPServer;
const received: Letter[] = [];
let refuse: { responseCode: number } | undefined;
let onData: (() => Promise<void>) | undefined;

const waiting = async (recipient: string, at = server, more: { state?: string; nextAt?: string } = {}) => {
  const id = newId();
  const now = at.clock.now().toISOString();
  await at.services.pools.write.query(
    `insert into outbox (id, channel, recipient, subject, body, state, next_attempt_at, created_at)
     values ($1, 'mail', $2, 'Пароль изменён', 'Здравствуйте, Пётр', $3, $4, $5)`,
    [id, recipient, more.state ?? 'waiting', more.nextAt ?? now, now],
  );
  return id;
};
const row = async (id: string, at = server) =>
  (
    await at.services.pools.read.query(
      'select state, attempts, error, sent_at, next_attempt_at from outbox where id = $1',
      [id],
    )
  ).rows[0];

before(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(_address, _session, callback) {
      callback(refuse ? Object.assign(new Error('no such mailbox'), refuse) : null);
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map((one) => one.address);
        received.push({ to, text: Buffer.concat(chunks).toString() });
        void (onData?.() ?? Promise.resolve()).then(() => callback());
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const { port } = smtp.server.address() as AddressInfo;
  server = await startTestServer({
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_FROM: 'Канцелярия <office@example.org>',
  });
  withoutMail = await startTestServer();
});
after(async () => {
  await server.close();
  await withoutMail.close();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
});
beforeEach(async () => {
  received.length = 0;
  refuse = undefined;
  onData = undefined;
  await server.services.pools.write.query('delete from outbox');
});

describe('the system’s own mail', () => {
  it('L1 goes out once, from the organisation’s address, with a Message-ID of its own', async () => {
    const id = await waiting('petrov@example.org');
    await Promise.all([sendWaitingMail(server.services), sendWaitingMail(server.services)]);
    await sendWaitingMail(server.services);
    assert.deepEqual(
      received.map((letter) => letter.to),
      [['petrov@example.org']],
    );
    assert.match(received[0]?.text ?? '', /office@example\.org/);
    assert.ok(received[0]?.text.includes(`<${id}@vedomo>`));
    const sent = await row(id);
    assert.deepEqual([sent.state, sent.attempts], ['sent', 1]);
    assert.ok(sent.sent_at);
  });

  it('L1 six workers at one queue send each letter once', async () => {
    for (let n = 0; n < 30; n++) await waiting(`worker${n}@example.org`);
    await Promise.all(Array.from({ length: 6 }, () => sendWaitingMail(server.services)));
    const to = received.flatMap((letter) => letter.to);
    assert.deepEqual([to.length, new Set(to).size], [30, 30]);
  });

  it('L1 a refusal for now is tried again later, and given up after eight attempts', async () => {
    const id = await waiting('busy@example.org');
    refuse = { responseCode: 451 };
    await sendWaitingMail(server.services);
    const first = await row(id);
    assert.deepEqual([first.state, first.attempts], ['waiting', 1]);
    assert.match(first.error, /no such mailbox/);
    await sendWaitingMail(server.services);
    assert.equal((await row(id)).attempts, 1);
    for (let attempt = 2; attempt <= 8; attempt++) {
      server.clock.advance(3_600_000);
      await sendWaitingMail(server.services);
    }
    assert.deepEqual([(await row(id)).state, (await row(id)).attempts], ['failed', 8]);
    refuse = undefined;
    server.clock.advance(3_600_000);
    await sendWaitingMail(server.services);
    assert.equal(received.length, 0);
  });

  it('L1 a final refusal is not repeated', async () => {
    const id = await waiting('nobody@example.org');
    refuse = { responseCode: 550 };
    await sendWaitingMail(server.services);
    assert.deepEqual([(await row(id)).state, (await row(id)).attempts], ['failed', 1]);
  });

  it('L1 what a dead worker was sending is offered again under the same Message-ID, and not before its claim runs out', async () => {
    const inFiveMinutes = new Date(server.clock.now().getTime() + 300_000).toISOString();
    const id = await waiting('claimed@example.org', server, { state: 'sending', nextAt: inFiveMinutes });
    await sendWaitingMail(server.services);
    assert.equal(received.length, 0);
    server.clock.advance(301_000);
    await sendWaitingMail(server.services);
    assert.equal(received.length, 1);
    assert.ok(received[0]?.text.includes(`<${id}@vedomo>`));
  });

  it('L1 while a letter is on its way it is claimed: nobody else sends it', async () => {
    const id = await waiting('slow@example.org');
    let during: { state: string } | undefined;
    onData = async () => {
      onData = undefined;
      during = await row(id);
      await sendWaitingMail(server.services);
    };
    await sendWaitingMail(server.services);
    assert.equal(during?.state, 'sending');
    assert.equal(received.length, 1);
  });

  it('L1 without a mail server letters are kept for the administrator', async () => {
    const id = await waiting('kept@example.org', withoutMail);
    await sendWaitingMail(withoutMail.services);
    assert.equal((await row(id, withoutMail)).state, 'kept');
  });
});
