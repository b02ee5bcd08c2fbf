// What nobody may do by mail, and what must not be lost however odd: forged senders and threads, programs that answer each other,
// letters too long for a ticket, folders that cannot be marked or count anew.
import assert from 'node:assert/strict';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { it } from 'node:test';
import { isGenuine } from '#core/mailbox/letter/genuine.ts';
import { readLetter } from '#core/mailbox/letter/letter.ts';
import { followTriggers } from '#core/triggers/follow.ts';
import { carryOut } from '#core/triggers/run.ts';
import { settled } from '#test/support/settle.ts';
import { letter, type MailDesk } from './test-mail.ts';

export function dangerCases(mail: MailDesk): void {
  it('helpdesk-1 what a sender chooses for themselves is no verdict of our mail server', async () => {
    const genuine = async (results: string) =>
      isGenuine(
        await readLetter(Buffer.from(letter({ from: 'boss@corp.ru', headers: { 'Authentication-Results': results } }))),
        'mx.corp.ru',
      );
    for (const forged of [
      'mx.corp.ru; spf=pass smtp.mailfrom=dmarc=pass@evil.com; dmarc=fail header.from=corp.ru',
      'mx.corp.ru; spf=pass smtp.mailfrom="x smtp.mailfrom=a@corp.ru y"@evil.com',
      'mx.corp.ru; spf=pass smtp.mailfrom="x; dkim=pass header.d=corp.ru; y"@evil.com',
      'mx.corp.ru; spf=pass (mx: domain of a; dkim=pass header.d=corp.ru) smtp.mailfrom=a@evil.com',
      'mx.corp.ru; dmarc=pass header.from=evil.com',
      'mx.corp.ru; dkim=fail header.d=corp.ru; spf=pass smtp.mailfrom=a@notcorp.ru',
      'mx.corp.ru; dkim=pass',
    ])
      assert.equal(await genuine(forged), false, forged);
    for (const real of [
      'mx.corp.ru; dmarc=pass (p=none) header.from=corp.ru',
      'mx.corp.ru 1; spf=none; dkim=pass (2048-bit key) header.d=corp.ru header.s=mail',
      'mx.corp.ru; spf=pass smtp.mailfrom=boss@mail.corp.ru',
    ])
      assert.equal(await genuine(real), true, real);
  });

  it('helpdesk-1 a guessed Message-ID of somebody’s letter opens no way into their ticket; one who takes part goes on', async () => {
    const card = await mail.opened('lidia@les.example', 'Тайное дело');
    const [first] = await mail.desk.rows<{ message_id: string }>(
      `select message_id from mail_letter where record_id = $1 and direction = 'in'`,
      [card.id],
    );
    const headers = { 'In-Reply-To': first?.message_id ?? '' };
    const guessed = await mail.arrive(letter({ from: 'guesser@far.example', text: 'Верните деньги', headers }));
    assert.notEqual(guessed.record_id, card.id);
    assert.deepEqual(await mail.comments(card.id), []);
    assert.match((await mail.ticket(guessed.record_id)).description, new RegExp(`^Продолжение ${card.number}`));
    const own = await mail.arrive(letter({ from: 'lidia@les.example', text: 'Дополнение', headers }));
    assert.equal(own.record_id, card.id);
  });

  it('helpdesk-1 with a server that vouches, a forged contact writes into no ticket by its number and gets no letter of ours', async () => {
    const vouched = await mail.mailbox('vouched', { settings: { verifiedBy: 'mx.example.org' } });
    const card = await mail.opened('marta@les.example');
    const before = mail.sent.length;
    const forged = await mail.arrive(
      letter({ from: 'marta@les.example', subject: `Про ${card.number}` }),
      vouched,
      'vouched',
    );
    assert.equal(forged.state, 'handled');
    assert.notEqual(forged.record_id, card.id);
    assert.equal(mail.sent.length, before);
    await mail.switchOff(vouched);
  });

  it('helpdesk-1 two programs that confirm each other’s letters fall silent', async () => {
    for (let n = 0; n < 8; n++)
      await mail.imap.deliver('help', letter({ from: 'robot@les.example', subject: `Ваше обращение ${n} принято` }));
    await mail.pass(mail.box);
    assert.equal(mail.sent.filter((one) => one.to_.includes('robot@les.example')).length, 5);
    assert.equal((await mail.inbox()).at(-1)?.state, 'handled', 'the tickets are there all the same');
  });

  it('helpdesk-1 what a trigger writes is marked as written by a program', async () => {
    const { desk } = mail;
    const { services } = desk.server;
    await followTriggers(services);
    const made = await desk.ask(desk.as.curator, 'POST', '/api/triggers', {
      ...{ subject: 'ticket', kind: 'event', name: 'Ответ по почте', events: ['asked'], timetable: null, match: 'all' },
      groups: [],
      steps: [{ action: 'reply', input: { body: 'Мы работаем с девяти' } }],
    });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    const card = await mail.opened('night@les.example');
    const ours = mail.lastTo('night@les.example').messageId ?? '';
    await mail.arrive(letter({ from: 'night@les.example', headers: { 'In-Reply-To': ours } }));
    await settled(services.pools.read);
    await followTriggers(services);
    await carryOut(services);
    await mail.send();
    const answer = mail.lastTo('night@les.example');
    assert.match(answer.text ?? '', /Мы работаем с девяти/);
    assert.equal(answer.header('auto-submitted'), 'auto-replied');
    await desk.ask(
      desk.as.curator,
      'PATCH',
      `/api/triggers/${made.body.id}`,
      { enabled: false },
      { 'if-match': `"${made.body.version}"` },
    );
    assert.equal((await mail.comments(card.id)).length, 2);
  });

  it('helpdesk-1 words that a ticket has no room for stand in the attached letter', async () => {
    const { desk } = mail;
    const line = 'слово '.repeat(12).trim();
    const long = await mail.arrive(
      letter({ from: 'long@les.example', text: `${`${line}\r\n`.repeat(400)}Самый конец письма` }),
    );
    const card = await mail.ticket(long.record_id);
    const wholeOf = async (id: string) => {
      const { attachments } = await mail.ticket(id);
      const file = attachments.findLast((one: { name: string }) => one.name === 'Письмо целиком.eml');
      const { rawPayload } = await desk.as.curator.call('GET', `/api/files/${file?.fileId}`);
      return (await readLetter(rawPayload)).whole;
    };
    assert.match(card.description, /Письмо целиком — во вложении\.$/);
    assert.match(await wholeOf(card.id), /Самый конец письма$/);
    await desk.act(desk.as.technician, card.id, 'take');
    await desk.act(desk.as.technician, card.id, 'resolve', { result: 'Готово' });
    desk.server.clock.advance(31_000);
    await mail.send();
    const back = await mail.arrive(
      letter({
        from: 'long@les.example',
        text: `${`${line}\r\n`.repeat(40)}Конец ответа`,
        headers: { 'In-Reply-To': mail.lastTo('long@les.example').messageId ?? '' },
      }),
    );
    assert.deepEqual([back.state, back.record_id], ['handled', card.id]);
    assert.match((await mail.comments(card.id)).at(-1)?.body ?? '', /Письмо целиком — во вложении\.$/);
    assert.match(await wholeOf(card.id), /Конец ответа$/);
  });

  it('helpdesk-1 the queue of the mailbox is set in the act that makes the ticket, also an employee’s', async () => {
    const { desk } = mail;
    await desk.rows(`update app_user set email = 'second@example.org' where login = 'second'`);
    const queued = await mail.mailbox('queued', { receiver: { groupId: desk.ids['group.supply'] } });
    const row = await mail.arrive(letter({ from: 'second@example.org' }), queued, 'queued');
    const card = await mail.ticket(row.record_id);
    assert.equal(card.group?.id, desk.ids['group.supply'], row.reason);
    await settled(desk.server.services.pools.read);
    const acts = await desk.rows<{ operation: string }>(
      `select operation from event where record_id = $1 and outcome = 'done' and operation like 'helpdesk.ticket.%'`,
      [card.id],
    );
    assert.deepEqual(
      acts.map((one) => one.operation),
      ['helpdesk.ticket.create'],
    );
    await desk.rows('update user_group set archived_at = now() where id = $1', [desk.ids['group.supply']]);
    const stuck = await mail.arrive(letter({ from: 'second@example.org' }), queued, 'queued');
    assert.deepEqual([stuck.state, stuck.reason], ['parked', 'receiver']);
    await desk.rows('update user_group set archived_at = null where id = $1', [desk.ids['group.supply']]);
    await mail.switchOff(queued);
  });

  it('helpdesk-1 a folder in which nothing can be marked is read on, and its state says so', async () => {
    const stiff = await mail.mailbox('stiff', { settings: { handled: 'move', moveTo: 'Taken' } });
    await mail.arrive(letter({ from: 'anna@les.example' }), stiff, 'stiff');
    chmodSync(mail.imap.folderOf('stiff', 'Taken'), 0o000);
    for (let n = 0; n < 2; n++) {
      await mail.imap.deliver('stiff', letter({ from: 'anna@les.example', subject: `Без отметки ${n}` }));
      const { stored, unmarked } = await mail.read(stiff);
      assert.deepEqual([stored, unmarked?.fault], [1, 'ack']);
    }
    chmodSync(mail.imap.folderOf('stiff', 'Taken'), 0o700);
    assert.equal((await mail.read(stiff)).unmarked, undefined);
    assert.equal((await mail.imap.flags('stiff')).length, 0);
    await mail.switchOff(stiff);
  });

  it('helpdesk-1 another folder that counts as the former one did loses no letter', async () => {
    const { desk, imap } = mail;
    const turned = await mail.mailbox('turned');
    await mail.arrive(letter({ from: 'anna@les.example' }), turned, 'turned');
    const list = (folder = '') => `${imap.folderOf('turned', folder)}/dovecot-uidlist`;
    await imap.deliver('turned', letter({ from: 'anna@les.example', subject: 'В другой папке' }), 'Other');
    const [, validity] = /^3 V(\d+)/.exec(readFileSync(list(), 'utf8')) ?? [];
    writeFileSync(list('Other'), `3 V${validity} N1 G00112233445566778899aabbccddeeff\n`);
    chmodSync(list('Other'), 0o666);
    const { settings, version } = await mail.load(turned);
    const url = `/api/admin/mailboxes/${turned}`;
    const body = { settings: { ...settings, folder: 'Other' } };
    assert.equal((await desk.ask(desk.as.owner, 'PATCH', url, body, { 'if-match': String(version) })).status, 200);
    await mail.pass(turned);
    const rows = await desk.rows<{ uid: number; v: string }>(
      'select uid, uid_validity as v from mail_inbox where mailbox_id = $1',
      [turned],
    );
    assert.deepEqual(new Set(rows.map((row) => `${row.v}:${row.uid}`)).size, 1, 'they have one number');
    assert.deepEqual(
      (await mail.inbox(turned)).map((row) => row.state),
      ['handled', 'handled'],
    );
    await mail.switchOff(turned);
  });
}
