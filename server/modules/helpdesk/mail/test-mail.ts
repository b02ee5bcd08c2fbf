// A helpdesk with a real mailbox and a real mail server, for tests: letters arrive, are read pass by pass, answers are looked at.
import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { sendWaitingMail } from '#core/mail/send.ts';
import { handleMail } from '#core/mailbox/handle/handle-mail.ts';
import { connectTo, leave, openFolder } from '#core/mailbox/intake/connect.ts';
import { type Pass, readMailbox } from '#core/mailbox/intake/read-mailbox.ts';
import { type Mailbox, mailboxById } from '#core/mailbox/stored.ts';
import { mailPassword, TestDovecot } from '#test/support/dovecot.ts';
import { type Answer, type Desk, openDesk } from '../test-desk.ts';

export interface SentLetter extends Email {
  to_: string[];
  header(name: string): string;
}
export interface InboxRow {
  id: string;
  state: string;
  reason: string;
  record_id: string | null;
  acked_at: string | null;
}
export interface MailDesk {
  desk: Desk;
  imap: TestDovecot;
  /** Letters that left, in their order. */
  sent: SentLetter[];
  /** A mailbox for the helpdesk, switched on; its id. */
  mailbox(
    user: string,
    more?: { settings?: object; receiver?: object; enabled?: boolean; password?: string },
  ): Promise<string>;
  load(id: string): Promise<Mailbox>;
  /** One pass: what is new is stored and told to the mailbox. */
  read(id: string): Promise<Pass>;
  /** Everything that waits is handled. */
  handle(): Promise<void>;
  /** Both, and what waits to leave leaves. */
  pass(id: string): Promise<void>;
  send(): Promise<void>;
  lastTo(address: string): SentLetter;
  /** The first mailbox, `help`. */
  box: string;
  inbox(id?: string): Promise<InboxRow[]>;
  last(id?: string): Promise<InboxRow>;
  /** A letter comes, is taken and handled, what answers it leaves. */
  arrive(raw: string, id?: string, user?: string): Promise<InboxRow>;
  ticket(id: string | null): Promise<Answer['body']>;
  comments(id: string): Promise<{ author: string; body: string; audience: string }[]>;
  /** A new ticket by a contact. */
  opened(from: string, subject?: string): Promise<Answer['body']>;
  switchOff(id: string): Promise<void>;
  daysAgo(days: number): string;
  close(): Promise<void>;
}

export async function openMailDesk(): Promise<MailDesk> {
  const sent: SentLetter[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        void PostalMime.parse(Buffer.concat(chunks)).then((email) => {
          const header = (name: string) => email.headers.find((one) => one.key === name)?.value ?? '';
          sent.push({ ...email, to_: session.envelope.rcptTo.map((one) => one.address), header });
          callback();
        }, callback);
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const imap = await new TestDovecot().start();
  const desk = await openDesk({
    SMTP_URL: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    MAIL_FROM: 'Канцелярия <office@example.org>',
    PUBLIC_URL: 'https://vedomo.example.org',
  });
  const { services } = desk.server;
  const load = async (id: string) => (await mailboxById(services, services.pools.write, id)) as Mailbox;
  const printers = `/api/helpdesk/categories/${desk.ids['category.printers']}`;
  await desk.ask(desk.as.curator, 'PATCH', printers, { groupId: desk.ids['group.office'] });
  const mail: MailDesk = {
    box: '',
    desk,
    imap,
    sent,
    async mailbox(user, { settings = {}, receiver = {}, enabled = true, password = mailPassword } = {}) {
      const made = await desk.ask(desk.as.owner, 'POST', '/api/admin/mailboxes', {
        name: `Ящик ${user}`,
        enabled,
        password,
        receiver: 'helpdesk',
        receiverSettings: { categoryId: desk.ids['category.printers'], ...receiver },
        settings: {
          host: '127.0.0.1',
          port: imap.tlsPort,
          ca: imap.authority.pem,
          user,
          from: `Помощь <${user}@example.org>`,
          ...settings,
        },
      });
      assert.equal(made.status, 201, JSON.stringify(made.body));
      return made.body.id;
    },
    load,
    async read(id) {
      const mailbox = await load(id);
      const client = await connectTo(mailbox);
      try {
        await openFolder(client, mailbox.settings.folder);
        return await readMailbox(services, mailbox, client);
      } finally {
        await leave(client);
      }
    },
    async handle() {
      while ((await handleMail(services)) > 0);
    },
    send: () => sendWaitingMail(services),
    async pass(id) {
      await mail.read(id);
      await mail.handle();
      await mail.send();
    },
    lastTo(address) {
      const found = sent.findLast((one) => one.to_.includes(address));
      assert.ok(found, `no letter to ${address}`);
      return found;
    },
    inbox: (id = mail.box) =>
      desk.rows<InboxRow>(
        'select id, state, reason, record_id, acked_at from mail_inbox where mailbox_id = $1 order by id',
        [id],
      ),
    async last(id) {
      const row = (await mail.inbox(id)).at(-1);
      assert.ok(row);
      return row;
    },
    async arrive(raw, id = mail.box, user = 'help') {
      await imap.deliver(user, raw);
      await mail.pass(id);
      return mail.last(id);
    },
    ticket: async (id) => (await desk.ask(desk.as.curator, 'GET', `/api/helpdesk/tickets/${id}`)).body,
    comments: async (id) => (await desk.ask(desk.as.curator, 'GET', `/api/records/${id}/comments`)).body.items,
    async opened(from, subject = 'Нет света') {
      const row = await mail.arrive(letter({ from, subject }));
      assert.equal(row.state, 'handled', row.reason);
      return mail.ticket(row.record_id);
    },
    async switchOff(id) {
      const { version } = await load(id);
      const off = await desk.ask(
        desk.as.owner,
        'PATCH',
        `/api/admin/mailboxes/${id}`,
        { enabled: false },
        {
          'if-match': String(version),
        },
      );
      assert.equal(off.status, 200, JSON.stringify(off.body));
    },
    daysAgo: (days) => new Date(services.clock.now().getTime() - days * 86_400_000).toISOString(),
    async close() {
      await desk.server.close();
      await imap.close();
      await new Promise<void>((resolve) => smtp.close(() => resolve()));
    },
  };
  mail.box = await mail.mailbox('help');
  return mail;
}

let made = 0;
/** A letter as a mail program writes it. */
export function letter(fields: {
  from: string;
  subject?: string;
  text?: string;
  id?: string;
  headers?: Record<string, string>;
  type?: string;
}): string {
  const { from, subject = 'Вопрос', text = 'Здравствуйте', headers = {}, type = 'text/plain; charset=utf-8' } = fields;
  made += 1;
  const id = fields.id === undefined ? `<letter-${made}@mail.example.net>` : fields.id;
  return [
    `From: ${from}`,
    'To: help@example.org',
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    'Date: Sat, 21 Nov 2026 10:00:00 +0300',
    ...(id ? [`Message-ID: ${id}`] : []),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    'MIME-Version: 1.0',
    `Content-Type: ${type}`,
    '',
    text,
    '',
  ].join('\r\n');
}

/** A JPEG with a place in its EXIF, big enough not to be taken for a bullet. */
export const place = Buffer.from('Exif\0\0GPSLatitude 55.75, 37.61', 'latin1');
export const photo = Buffer.concat([
  Buffer.from('ffd8ffe1', 'hex'),
  Buffer.from([0, place.length + 2]),
  place,
  Buffer.from('ffda000301', 'hex'),
  Buffer.alloc(400, 7),
  Buffer.from('ffd9', 'hex'),
]);
