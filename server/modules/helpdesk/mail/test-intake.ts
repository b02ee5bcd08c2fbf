// How letters come in: nothing is lost and nothing doubled, whoever is killed, away or renumbered; what cannot be taken waits for
// somebody; the check of a mailbox tells the truth.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { handleMail } from '#core/mailbox/handle/handle-mail.ts';
import { mailboxJobs } from '#core/mailbox/jobs.ts';
import { onMailMark } from '#core/mailbox/marks.ts';
import { startMail } from '#core/mailbox/start.ts';
import { mailPassword } from '#test/support/dovecot.ts';
import { tokenApplication } from '#test/support/token-server.ts';
import { until } from '#test/support/until.ts';
import { letter, type MailDesk } from './test-mail.ts';

export function intakeCases(mail: MailDesk): void {
  it('helpdesk-1 a damaged letter is parked with its reason and holds up nothing after it; tried again, it may be let go', async () => {
    const { desk } = mail;
    const nested = Array.from(
      { length: 80 },
      (_, n) => `Content-Type: multipart/mixed; boundary="n${n}"\r\n\r\n--n${n}\r\n`,
    ).join('');
    await mail.imap.deliver(
      'help',
      `From: bad@les.example\r\nMessage-ID: <poison@les.example>\r\nMIME-Version: 1.0\r\n${nested}`,
    );
    await mail.imap.deliver('help', letter({ from: 'good@les.example', subject: 'После испорченного' }));
    await mail.pass(mail.box);
    const [bad, good] = (await mail.inbox()).slice(-2);
    assert.deepEqual([bad?.state, bad?.reason, good?.state], ['parked', 'unreadable', 'handled']);
    const page = `/api/admin/mailboxes/${mail.box}/mail?state=parked`;
    const shown = (await desk.ask(desk.as.owner, 'GET', page)).body.items;
    assert.deepEqual([shown[0].id, shown[0].kept, shown[0].sender], [bad?.id, true, 'bad@les.example']);
    assert.match(shown[0].reason.ru, /повреждено/);
    const told = () =>
      desk.rows<{ data: { to: string } }>(
        `select data from notice n join app_user u on u.id = n.user_id where n.operation = 'core.mailbox.park' and u.login = 'owner'
       and n.data ->> 'to' like '%' || $1 || '%'`,
        [mail.box],
      );
    assert.equal((await told()).length, 1);
    assert.ok((await desk.ask(desk.as.owner, 'GET', '/api/admin/system')).body.concerns.includes('letters-parked'));
    assert.equal((await desk.ask(desk.as.technician, 'GET', page)).status, 403);
    const decide = (again: boolean) => desk.ask(desk.as.owner, 'POST', `/api/admin/mail/${bad?.id}/decide`, { again });
    assert.equal((await decide(true)).status, 200);
    await mail.handle();
    assert.equal((await mail.inbox()).find((one) => one.id === bad?.id)?.state, 'parked');
    assert.equal((await decide(false)).status, 200);
    assert.equal((await decide(false)).body.code, 'mail_not_parked');
    const events = await desk.rows(
      `select 1 from event where operation in ('core.mailbox.park', 'core.mailbox.decide') and data ->> 'mail' = $1`,
      [bad?.id],
    );
    assert.equal(events.length, 4);
  });

  it('helpdesk-1 a letter that is too large stays in the mailbox until the limit is raised', async () => {
    const { desk } = mail;
    const small = await mail.mailbox('small', { settings: { mostMegabytes: 1 } });
    await mail.imap.deliver('small', letter({ from: 'big@les.example', text: `${'й'.repeat(70)}\r\n`.repeat(9_000) }));
    await mail.pass(small);
    const parked = await mail.last(small);
    assert.deepEqual([parked.state, parked.reason], ['parked', 'too-large']);
    assert.ok(!(await mail.imap.flags('small'))[0]?.includes('\\Seen'), 'left as it is');
    const { settings } = await mail.load(small);
    const url = `/api/admin/mailboxes/${small}`;
    const changed = await desk.ask(
      desk.as.owner,
      'PATCH',
      url,
      { settings: { ...settings, mostMegabytes: 5 } },
      { 'if-match': '1' },
    );
    assert.equal(changed.status, 200, JSON.stringify(changed.body));
    await desk.ask(desk.as.owner, 'POST', `/api/admin/mail/${parked.id}/decide`, { again: true });
    await mail.pass(small);
    assert.equal((await mail.last(small)).state, 'handled');
    assert.equal((await mail.inbox(small)).length, 1);
    await mail.switchOff(small);
  });

  it('helpdesk-1 killed between storing and telling the mailbox, each letter is one ticket', async () => {
    for (const stop of ['mail-fetched', 'mail-stored', 'mail-taken'] as const) {
      const subject = `Обрыв ${stop}`;
      await mail.imap.deliver('help', letter({ from: 'cut@les.example', subject }));
      onMailMark((mark) => {
        if (mark === stop) throw new Error('killed');
      });
      await mail.read(mail.box).catch(() => undefined);
      await handleMail(mail.desk.server.services);
      onMailMark(undefined);
      await mail.pass(mail.box);
      mail.desk.server.clock.advance(180_000);
      await mail.pass(mail.box);
      const found = await mail.desk.rows(`select 1 from record where title = $1`, [subject]);
      assert.equal(found.length, 1, stop);
      assert.ok((await mail.last()).acked_at);
    }
    assert.ok((await mail.imap.flags('help')).every((flags) => flags.includes('\\Seen')));
  });

  it('helpdesk-1 a renumbered folder doubles nothing, with and without Message-IDs; what is new in it comes in', async () => {
    await mail.imap.deliver('help', letter({ from: 'noid@les.example', id: '', subject: 'Без номера письма' }));
    await mail.pass(mail.box);
    const before = (await mail.inbox()).length;
    await mail.imap.renumber('help');
    await mail.imap.deliver('help', letter({ from: 'new@les.example', subject: 'После перенумерации' }));
    await mail.pass(mail.box);
    assert.equal((await mail.inbox()).length, before + 1);
    const rows = await mail.desk.rows(
      `select 1 from record where title in ('Без номера письма', 'После перенумерации')`,
    );
    assert.equal(rows.length, 2);
    await mail.pass(mail.box);
    assert.equal((await mail.inbox()).length, before + 1);
  });

  it('helpdesk-1 taken letters are moved where the mailbox says so, into a folder that is made for them', async () => {
    const moved = await mail.mailbox('moved', { settings: { handled: 'move', moveTo: 'Принятые' } });
    await mail.arrive(letter({ from: 'anna@les.example' }), moved, 'moved');
    assert.deepEqual(
      [(await mail.imap.flags('moved')).length, (await mail.imap.flags('moved', 'Принятые')).length],
      [0, 1],
    );
    await mail.switchOff(moved);
  });

  it('helpdesk-1 two instances take each letter once, one reads; the server goes and comes back', async () => {
    const { services } = mail.desk.server;
    const patience = { firstMs: 20, mostMs: 100, askEveryMs: 60_000, leaseMs: 200 };
    const state = async () =>
      (await mail.desk.ask(mail.desk.as.owner, 'GET', '/api/admin/mailboxes')).body.items.find(
        (one: { id: string }) => one.id === mail.box,
      );
    const logins = mail.imap.logins('help');
    const running = [startMail(services, patience), startMail(services, patience)];
    try {
      await until('the mailbox is read', async () => (await state()).state === 'works');
      const count = async () => (await mail.inbox()).filter((row) => row.state === 'handled').length;
      const before = await count();
      assert.equal(mail.imap.logins('help'), logins + 1, 'the other one waits');
      // Told by the server at once: it would be asked only after a minute.
      for (let n = 0; n < 5; n++) await mail.imap.deliver('help', letter({ from: `many${n}@les.example` }));
      await until('five are handled', async () => (await count()) === before + 5);
      await mail.imap.kill();
      await until('the outage is seen', async () => (await state()).state === 'fails');
      const down = await state();
      assert.ok(down.problem.ru && down.since);
      const concerns = async () => (await mail.desk.ask(mail.desk.as.owner, 'GET', '/api/admin/system')).body.concerns;
      assert.ok((await concerns()).includes('mailbox-away'));
      const told = () =>
        mail.desk.rows(`select 1 from notice where kind = 'mailbox' and operation = 'core.mailbox.fail'`);
      await until('those who may mend it are told', async () => (await told()).length > 0);
      await mail.imap.run();
      await mail.imap.deliver('help', letter({ from: 'after@les.example', subject: 'После обрыва' }));
      await until('what came is handled', async () => (await count()) === before + 6);
      const again = await state();
      assert.deepEqual([again.state, again.problem, again.waiting, again.pushed], ['works', null, 0, true]);
      assert.ok(!(await concerns()).includes('mailbox-away'));
      assert.equal((await told()).length, 2, 'once an outage: the owner and the administrator');
    } finally {
      await Promise.all(running.map((one) => one.stop()));
    }
    const doubles =
      await mail.desk.rows(`select record_id from mail_inbox where record_id is not null and state = 'handled'
      group by letter_key, mailbox_id, record_id having count(*) > 1`);
    assert.equal(doubles.length, 0);
  });

  it('helpdesk-1 the check tells the truth of what is typed and keeps the saved password for the saved server', async () => {
    const { desk, imap } = mail;
    const { settings } = await mail.load(mail.box);
    const check = (body: object) => desk.ask(desk.as.owner, 'POST', '/api/admin/mailboxes/test', body);
    const fine = await check({ id: mail.box });
    assert.deepEqual([fine.status, fine.body.ok], [200, true], JSON.stringify(fine.body));
    assert.ok(fine.body.findings.some((one: { text: { ru: string } }) => /Папка «INBOX»/.test(one.text.ru)));
    const wrong = await check({ id: mail.box, password: 'не тот' });
    assert.deepEqual([wrong.body.ok, /имя или пароль/.test(wrong.body.findings[0].text.ru)], [false, true]);
    const folder = await check({ id: mail.box, settings: { ...settings, folder: 'Нет такой' } });
    assert.deepEqual([folder.body.ok, /Такой папки/.test(folder.body.findings.at(-1).text.ru)], [false, true]);
    const untrusted = await check({ settings: { ...settings, ca: '' }, password: mailPassword });
    assert.match(untrusted.body.findings[0].text.ru, /нет доверия/);
    const closed = await check({ settings: { ...settings, port: 9 }, password: mailPassword });
    assert.match(closed.body.findings[0].text.ru, /не отвечает на этом порту/);
    const elsewhere = await check({
      id: mail.box,
      settings: { ...settings, port: imap.plainPort, security: 'starttls' },
    });
    assert.deepEqual([elsewhere.status, elsewhere.body.errors[0].code], [400, 'mailbox_password_again']);
    const starttls = await check({
      settings: { ...settings, port: imap.plainPort, security: 'starttls' },
      password: mailPassword,
    });
    assert.equal(starttls.body.ok, true, JSON.stringify(starttls.body));
    const plain = await check({
      settings: { ...settings, port: imap.plainPort, security: 'plain' },
      password: mailPassword,
    });
    assert.equal(plain.body.errors[0].code, 'mailbox_plain');
    assert.ok(
      !JSON.stringify((await desk.ask(desk.as.owner, 'GET', '/api/admin/mailboxes')).body).includes(mailPassword),
    );
    const events = await desk.rows(
      `select 1 from event where operation like 'core.mailbox.%' and data::text like '%' || $1 || '%'`,
      [mailPassword],
    );
    assert.equal(events.length, 0);
  });

  it('helpdesk-1 a mailbox lets the program in by a token, asked for at each connection; the secret goes nowhere else', async () => {
    const { desk, imap } = mail;
    const { tokens } = imap;
    const { clientId, secret } = tokenApplication;
    const { settings: saved } = await mail.load(mail.box);
    const check = (body: object) => desk.ask(desk.as.owner, 'POST', '/api/admin/mailboxes/test', body);
    const byToken = { ...saved, user: 'tokens', tokenUrl: tokens.url, clientId };
    for (const settings of [
      { ...byToken, signIn: 'exchange' },
      // This double takes the scope of an application for the mailbox that it is given.
      { ...byToken, signIn: 'client', scope: 'tokens' },
    ]) {
      const fine = await check({ settings, password: secret });
      assert.equal(fine.body.ok, true, JSON.stringify(fine.body));
      assert.match(fine.body.findings[0].text.ru, /токен получен и принят/);
    }
    assert.deepEqual(
      tokens.asked.map((one) => one.get('grant_type')?.split(':').at(-1)),
      ['token-exchange', 'client_credentials'],
    );
    const settings = { ...byToken, signIn: 'exchange' };
    const first = async (body: object) => (await check(body)).body.findings[0].text.ru as string;
    const wrong = await first({ settings, password: 'не-тот-секрет' });
    assert.match(wrong, /Токен не выдан[\s\S]*invalid_client/);
    assert.ok(!wrong.includes('не-тот-секрет'));
    const other = { ...settings, signIn: 'client', scope: 'somebody-else' };
    assert.match(await first({ settings: other, password: secret }), /не принял токен/);
    const away = { ...settings, tokenUrl: 'https://127.0.0.1:9/token' };
    assert.match(await first({ settings: away, password: secret }), /недоступен/);
    const bare = await check({
      settings: { ...settings, tokenUrl: 'http://mail.example.org/token' },
      password: secret,
    });
    assert.equal(bare.body.errors[0].code, 'mailbox_token_url');
    const box = await mail.mailbox('tokens', {
      password: secret,
      settings: { ...settings, from: 'tokens@example.org' },
    });
    const elsewhere = await check({ id: box, settings: { ...settings, tokenUrl: away.tokenUrl, from: saved.from } });
    assert.equal(elsewhere.body.errors[0].code, 'mailbox_password_again');
    assert.equal((await mail.arrive(letter({ from: 'anna@les.example' }), box, 'tokens')).state, 'handled');
    tokens.revoke();
    assert.equal((await mail.arrive(letter({ from: 'anna@les.example' }), box, 'tokens')).state, 'handled');
    await mail.switchOff(box);
  });

  it('152-ФЗ letters are sealed at rest and go after their term', async () => {
    const { desk } = mail;
    await mail.arrive(letter({ from: 'sealed@les.example', subject: 'Печать-и-тайна', text: 'Печать-и-тайна' }));
    const found = await desk.rows(
      `select 1 from mail_inbox where position(convert_to('тайна', 'UTF8') in body) > 0 or position(convert_to('sealed@', 'UTF8') in head) > 0`,
    );
    assert.equal(found.length, 0);
    await desk.rows('update mail_inbox set handled_at = $1 where handled_at is not null', [mail.daysAgo(15)]);
    for (const job of mailboxJobs) await job.run(desk.server.services, {});
    const left = await desk.rows(`select 1 from mail_inbox where state in ('handled', 'ignored') and body is not null`);
    assert.equal(left.length, 0);
  });

  it('helpdesk-1 while the scanner is away a letter with a file waits as long as it takes', async () => {
    const { desk } = mail;
    const { services } = desk.server;
    const put = await desk.ask(
      desk.as.owner,
      'PUT',
      '/api/admin/settings/files',
      { value: { whenScannerAway: 'refuse' } },
      { 'if-match': '0' },
    );
    assert.equal(put.status, 200, JSON.stringify(put.body));
    Object.assign(services.config, { clamav: { host: '127.0.0.1', port: 9 } });
    const type = 'text/plain\r\nContent-Disposition: attachment; filename="act.txt"';
    await mail.arrive(letter({ from: 'anna@les.example', subject: 'С файлом', type }));
    for (let n = 0; n < 8; n++) {
      desk.server.clock.advance(61_000);
      await mail.handle();
      assert.equal((await mail.last()).state, 'waiting');
    }
    Object.assign(services.config, { clamav: undefined });
    desk.server.clock.advance(61_000);
    await mail.handle();
    assert.equal((await mail.last()).state, 'handled');
  });
}
