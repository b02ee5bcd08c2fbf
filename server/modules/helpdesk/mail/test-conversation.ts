// Tickets by e-mail, through a real IMAP server and a real mail server: a letter becomes a ticket once, answers find it both ways,
// and what nobody wrote opens nothing.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { noticesMade } from '#test/support/settle.ts';
import { upload } from '#test/support/upload.ts';
import { letter, type MailDesk, photo, place } from './test-mail.ts';

export function conversationCases(mail: MailDesk): void {
  it('helpdesk-1 a letter with a Cyrillic subject, HTML, a file and a picture becomes a ticket of a new contact', async () => {
    const html =
      '<html><head><style>p{color:red}</style></head><body><p>Не печатает&nbsp;принтер &laquo;HP&raquo;.</p>' +
      '<p>Кабинет <b>214</b></p><img src="cid:shot"><blockquote type="cite">старое письмо</blockquote></body></html>';
    const part = (head: string, body: string | Buffer) =>
      `--b\r\n${head}\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(body).toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`;
    const raw = letter({
      from: '=?utf-8?B?0J/RkdGC0YAg0JvQtdGB0L3QvtC5?= <Petr@Les.Example>',
      subject: 'Срочно: не печатает принтер в ординаторской',
      type: 'multipart/related; boundary="b"',
      text: [
        part('Content-Type: text/html; charset=utf-8', html),
        part('Content-Type: image/jpeg; name="shot.jpg"\r\nContent-ID: <shot>\r\nContent-Disposition: inline', photo),
        part(
          "Content-Type: text/plain\r\nContent-Disposition: attachment; filename*=utf-8''%D0%B6%D1%83%D1%80%D0%BD%D0%B0%D0%BB.txt",
          'ошибка 49',
        ),
        '--b--',
      ].join(''),
    });
    const row = await mail.arrive(raw);
    assert.equal(row.state, 'handled', row.reason);
    const card = await mail.ticket(row.record_id);
    assert.deepEqual(
      [card.subject, card.channel, card.contact.name, card.requester, card.category.name],
      ['Срочно: не печатает принтер в ординаторской', 'email', 'Пётр Лесной', null, 'Принтер и сканер'],
    );
    const ways = await mail.desk.as.curator.call('GET', `/api/helpdesk/tickets/${row.record_id}/reply-ways`);
    assert.deepEqual(ways.json().ways, ['mail']);
    assert.match(card.description, /^Не печатает принтер «HP»\.\n\nКабинет 214/);
    assert.doesNotMatch(card.description, /старое письмо|color/);
    const files = card.attachments as { name: string; fileId: string; audience: string; mediaType: string }[];
    assert.deepEqual(
      files.map((file) => [file.name, file.audience]).sort(),
      [
        ['shot.jpg', 'external'],
        ['Письмо целиком.eml', 'internal'],
        ['журнал.txt', 'external'],
      ].sort(),
    );
    const open = async (name: string) => {
      const { fileId } = files.find((file) => file.name === name) as { fileId: string };
      return (await mail.desk.as.curator.call('GET', `/api/files/${fileId}`)).rawPayload;
    };
    const shot = await open('shot.jpg');
    assert.deepEqual(
      [shot.length, shot.includes('GPS')],
      [photo.length - place.length - 4, false],
      'its place is gone',
    );
    const whole = await open('Письмо целиком.eml');
    assert.ok(!whole.includes('GPS') && whole.includes('text/html'));
    const [flags] = await mail.imap.flags('help');
    assert.ok(flags?.includes('\\Seen'));
    const answer = mail.lastTo('petr@les.example');
    assert.equal(answer.subject, `[${card.number}] Срочно: не печатает принтер в ординаторской`);
    assert.match(answer.text ?? '', new RegExp(`Заявка ${card.number} принята`));
    assert.deepEqual(
      [answer.from?.address, answer.header('auto-submitted'), /letter-\d+/.test(answer.inReplyTo ?? '')],
      ['help@example.org', 'auto-replied', true],
    );
  });

  it('helpdesk-1 an answer of ours keeps the thread and carries its files; theirs comes back into the ticket as their words', async () => {
    const { desk } = mail;
    const card = await mail.opened('Анна <anna@les.example>');
    const scheme = await upload(desk.as.technician, 'scheme.txt', Buffer.from('схема'));
    await desk.act(desk.as.technician, card.id, 'take');
    const said = await desk.act(desk.as.technician, card.id, 'reply', {
      body: 'Проверьте автомат по схеме',
      fileIds: [scheme],
    });
    assert.equal(said.status, 201, JSON.stringify(said.body));
    await mail.send();
    const ours = mail.lastTo('anna@les.example');
    assert.match(ours.text ?? '', /^Проверьте автомат по схеме/);
    assert.deepEqual(
      ours.attachments.map((one) => one.filename),
      ['scheme.txt'],
    );
    assert.equal(ours.header('auto-submitted'), '', 'a person writes here');
    assert.match(ours.header('references'), /letter-\d+@mail\.example\.net/);
    const before = mail.sent.length;
    const row = await mail.arrive(
      letter({
        from: 'anna@les.example',
        subject: 'Re: что-то своё',
        text: 'Автомат выключен.\r\n\r\nПонедельник, 23 ноября 2026, 10:00 Помощь <help@example.org> писал(а):\r\n> Проверьте автомат по схеме\r\n',
        headers: { 'In-Reply-To': ours.messageId ?? '', References: `<x@y> ${ours.messageId}` },
      }),
    );
    assert.deepEqual([row.state, row.record_id], ['handled', card.id]);
    const words = await mail.comments(card.id);
    assert.deepEqual(
      words.map(({ author, body, audience }) => [author, body, audience]),
      [
        ['Громов Пётр Ильич', 'Проверьте автомат по схеме', 'external'],
        ['Анна', 'Автомат выключен.', 'external'],
      ],
    );
    assert.equal((await mail.ticket(card.id)).awaitsUs, true);
    assert.equal(mail.sent.length, before, 'their own words are not sent back to them');
  });

  it('helpdesk-1 a note among ourselves never leaves; a result does, and an answer to it reopens the ticket', async () => {
    const { desk } = mail;
    const card = await mail.opened('boris@les.example');
    await desk.act(desk.as.technician, card.id, 'take');
    await desk.act(desk.as.technician, card.id, 'note', { body: 'Между нами' });
    // Taken back before it has left, the result is written to nobody.
    const early = await desk.act(desk.as.technician, card.id, 'resolve', { result: 'Поспешили' });
    await desk.ask(desk.as.technician, 'POST', `/api/helpdesk/undo/${early.body.undoId}`, {});
    await desk.act(desk.as.technician, card.id, 'resolve', { result: 'Заменена лампа' });
    desk.server.clock.advance(31_000);
    await mail.send();
    assert.ok(!mail.sent.some((one) => one.text?.includes('Поспешили')));
    const ours = mail.lastTo('boris@les.example');
    assert.match(ours.text ?? '', /решена[\s\S]*Заменена лампа/);
    assert.ok(!mail.sent.some((one) => one.text?.includes('Между нами')));
    await mail.arrive(
      letter({ from: 'boris@les.example', text: 'Снова не горит', headers: { 'In-Reply-To': ours.messageId ?? '' } }),
    );
    const again = await mail.ticket(card.id);
    assert.deepEqual([again.state, again.reopened], ['in_work', 1]);
    assert.equal((await mail.comments(card.id)).at(-1)?.body, 'Снова не горит');
    await desk.act(desk.as.technician, card.id, 'resolve', { result: 'Готово' });
    await desk.act(desk.as.technician, card.id, 'close');
    const days =
      (
        await desk.rows<{ n: number }>('select reopen_days as n from ticket_category where id = $1', [card.category.id])
      )[0]?.n ?? 0;
    await desk.rows('update ticket set closed_at = $2 where id = $1', [card.id, mail.daysAgo(days + 1)]);
    const late = await mail.arrive(
      letter({ from: 'boris@les.example', text: 'И снова', headers: { 'In-Reply-To': ours.messageId ?? '' } }),
    );
    assert.notEqual(late.record_id, card.id);
    const next = await mail.ticket(late.record_id);
    assert.match(next.description, new RegExp(`^Продолжение ${card.number}`));
  });

  it('helpdesk-1 an employee is known by the address of the account; a reply by mail is no second notice', async () => {
    const { desk } = mail;
    await desk.rows(`update app_user set email = 'ivanova@example.org' where id = $1`, [desk.people.employee]);
    const row = await mail.arrive(
      letter({ from: 'Дарья <Ivanova@Example.org>', subject: 'Fwd: Нужен доступ', text: 'К папке' }),
    );
    const card = await mail.ticket(row.record_id);
    assert.deepEqual(
      [card.subject, card.requester.id, card.contact, card.author.id],
      ['Нужен доступ', desk.people.employee, null, desk.people.employee],
    );
    const number = await mail.arrive(
      letter({ from: 'ivanova@example.org', subject: `Ещё по ${card.number}`, text: 'И к диску' }),
    );
    assert.equal(number.record_id, card.id, 'by the number, since she takes part');
    const other = await mail.arrive(letter({ from: 'zoya@les.example', subject: `Про ${card.number}`, text: 'А мне' }));
    assert.notEqual(other.record_id, card.id, 'a number alone opens nobody else’s ticket');
    await desk.act(desk.as.curator, card.id, 'reply', { body: 'Доступ дан' });
    await noticesMade(desk.server.services);
    const waiting = await desk.rows<{ n: number }>(
      `select count(*)::int as n from notice_delivery d join notice n on n.id = d.notice_id
       where d.channel = 'mail' and n.record_id = $1 and d.user_id = $2`,
      [card.id, desk.people.employee],
    );
    assert.equal(waiting[0]?.n, 0);
    await mail.send();
    assert.match(mail.lastTo('ivanova@example.org').text ?? '', /Доступ дан/);
  });

  it('helpdesk-1 answering machines, mailings and our own letters open nothing and are not answered', async () => {
    const card = await mail.opened('vera@les.example');
    const before = mail.sent.length;
    const count = async () => (await mail.desk.rows<{ n: number }>('select count(*)::int as n from ticket'))[0]?.n;
    const tickets = await count();
    const ours = mail.lastTo('vera@les.example').messageId ?? '';
    for (const [headers, from] of [
      [{ 'Auto-Submitted': 'auto-replied', 'In-Reply-To': ours }, 'vera@les.example'],
      [{ Precedence: 'bulk' }, 'vera@les.example'],
      [{ 'X-Auto-Response-Suppress': 'All' }, 'vera@les.example'],
      [{ 'Return-Path': '<>' }, 'vera@les.example'],
      [{}, 'noreply@les.example'],
      [{}, 'Помощь <help@example.org>'],
      [{}, 'office@example.org'],
    ] as const) {
      const row = await mail.arrive(letter({ from, headers }));
      assert.equal(row.state, 'ignored', JSON.stringify(headers) + from);
    }
    const echoed = await mail.arrive(letter({ from: 'vera@les.example', id: ours }));
    assert.deepEqual([echoed.state, echoed.reason], ['ignored', 'own']);
    assert.deepEqual([await count(), mail.sent.length], [tickets, before]);
    assert.deepEqual(await mail.comments(card.id), []);
  });

  it('helpdesk-1 a report of non-delivery is kept with the ticket that the letter was about', async () => {
    const card = await mail.opened('gone@les.example');
    const ours = mail.lastTo('gone@les.example').messageId ?? '';
    const before = mail.sent.length;
    const row = await mail.arrive(
      letter({
        from: 'Mail Delivery System <MAILER-DAEMON@les.example>',
        subject: 'Undelivered Mail Returned to Sender',
        headers: { 'Return-Path': '<>', 'Auto-Submitted': 'auto-replied' },
        type: 'multipart/report; report-type=delivery-status; boundary="r"',
        text: [
          '--r\r\nContent-Type: text/plain\r\n\r\nI am sorry\r\n',
          '--r\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; les.example\r\n',
          'Final-Recipient: rfc822; gone@les.example\r\nAction: failed\r\nStatus: 5.1.1',
          'Diagnostic-Code: smtp; 550 5.1.1 no such user\r\n',
          `--r\r\nContent-Type: text/rfc822-headers\r\n\r\nSubject: x\r\nMessage-ID: ${ours}\r\n`,
          '--r--',
        ].join('\r\n'),
      }),
    );
    assert.deepEqual([row.state, row.record_id], ['handled', card.id]);
    const [note] = await mail.comments(card.id);
    assert.deepEqual(
      [note?.audience, note?.body],
      ['internal', 'Письмо не доставлено на gone@les.example: 550 5.1.1 no such user'],
    );
    await mail.send();
    assert.equal(mail.sent.length, before);
  });

  it('helpdesk-1 of a category with patients’ data nothing leaves but the number', async () => {
    const { desk } = mail;
    const card = await mail.opened('dina@les.example', 'Снимок пациента Иванова');
    await desk.rows('update ticket_category set patient_data = true where id = $1', [card.category.id]);
    await desk.act(desk.as.curator, card.id, 'reply', { body: 'Снимок Иванова готов' });
    await desk.rows('update ticket_category set patient_data = false where id = $1', [card.category.id]);
    await mail.send();
    const ours = mail.lastTo('dina@les.example');
    assert.equal(ours.subject, card.number);
    assert.doesNotMatch(JSON.stringify([ours.text, ours.subject, ours.html]), /Иванов|Снимок/);
  });

  it('helpdesk-1 a stranger is refused politely once where the mailbox wants known people only', async () => {
    const strict = await mail.mailbox('strict', { receiver: { strangers: 'refuse' } });
    for (let n = 0; n < 2; n++) {
      const row = await mail.arrive(letter({ from: 'stranger@far.example' }), strict, 'strict');
      assert.deepEqual([row.state, row.reason], ['ignored', 'stranger']);
    }
    assert.equal(mail.sent.filter((one) => one.to_.includes('stranger@far.example')).length, 1);
    const known = await mail.arrive(letter({ from: 'anna@les.example' }), strict, 'strict');
    assert.equal(known.state, 'handled');
    await mail.switchOff(strict);
  });

  it('helpdesk-1 one who floods waits for somebody; an employee’s address is believed only when the server vouches for it', async () => {
    const { desk } = mail;
    const narrow = await mail.mailbox('narrow', { settings: { perSenderHourly: 2, verifiedBy: 'mx.example.org' } });
    for (let n = 0; n < 3; n++) await mail.imap.deliver('narrow', letter({ from: 'flood@les.example' }));
    await mail.pass(narrow);
    assert.deepEqual(
      (await mail.inbox(narrow)).map((row) => `${row.state} ${row.reason}`.trim()),
      ['handled', 'handled', 'parked too-many'],
    );
    await desk.ask(desk.as.owner, 'POST', `/api/admin/mail/${(await mail.last(narrow)).id}/decide`, { again: true });
    await mail.handle();
    assert.equal((await mail.last(narrow)).state, 'handled');
    const forged = await mail.arrive(
      letter({ from: 'ivanova@example.org', headers: { 'Authentication-Results': 'mx.evil.org; dmarc=pass' } }),
      narrow,
      'narrow',
    );
    assert.deepEqual([forged.state, forged.reason], ['parked', 'not-genuine']);
    const real = await mail.arrive(
      letter({
        from: 'ivanova@example.org',
        headers: { 'Authentication-Results': 'mx.example.org; dmarc=pass header.from=example.org' },
      }),
      narrow,
      'narrow',
    );
    assert.equal(real.state, 'handled');
    await mail.switchOff(narrow);
  });
}
