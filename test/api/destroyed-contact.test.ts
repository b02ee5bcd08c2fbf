// The end of a person outside: contact, letters, search and comments; and an old backup that brings them back.
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import pino from 'pino';
import { backup } from '#core/backup/backup.ts';
import { restore } from '#core/backup/restore.ts';
import { readConfig } from '#core/config.ts';
import { LocalFileStore } from '#core/files/local-store.ts';
import { listPath, writeList } from '#core/personal-data/acts/destruction-list.ts';
import { emptyDatabase } from '#test/support/database.ts';
import { openPrivacyOffice, type PrivacyOffice } from '#test/support/privacy.ts';
import { createApp } from '../../server/app.ts';
import { prepareInstallation } from '../../server/prepare.ts';

let office: PrivacyOffice;
let contactId: string;
let letterId: string;
let archive: string;
const folder = mkdtempSync(join(tmpdir(), 'vedomo-destroyed-'));

before(async () => {
  office = await openPrivacyOffice();
  const { owner, server } = office;
  const contact = await owner.call('POST', '/api/contacts', {
    kind: 'person',
    name: 'Вяземский Пётр Андреевич',
    emails: ['vyazemsky@example.org'],
    phones: ['+7 495 222-33-44'],
  });
  assert.equal(contact.statusCode, 201, contact.body);
  contactId = contact.json().id;
  const journals = (await owner.call('GET', '/api/correspondence/journals')).json().items;
  const letter = await owner.call('POST', '/api/correspondence/letters', {
    journalId: journals.find((journal: { direction: string }) => journal.direction === 'incoming').id,
    subject: 'Обращение Вяземского П. А. о тепле',
    correspondentId: contactId,
    dueOn: '2027-01-15',
  });
  assert.equal(letter.statusCode, 201, letter.body);
  letterId = letter.json().id;
  const comment = await owner.call('POST', `/api/records/${letterId}/comments`, {
    body: 'Позвонить Вяземскому: 8 (495) 222 33 44',
  });
  assert.ok(comment.statusCode < 300, comment.body);
  archive = join(folder, 'before.tar');
  await backup({
    ownerUrl: server.ownerUrl,
    store: server.services.store,
    to: archive,
    log: () => undefined,
    version: 'test',
    secretFingerprint: server.services.keys.fingerprint(),
    clock: server.services.clock,
  });
});
after(async () => {
  await office.server.close();
  rmSync(folder, { recursive: true, force: true });
});

const holding = async (sql: { query(text: string): Promise<{ rows: { name: string }[] }> }) => {
  const { rows } = await sql.query(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const leaks: string[] = [];
  for (const { name } of rows) {
    const found = await sql.query(
      `select 1 from "${name}" t where t::text ilike any(array['%вяземск%', '%vyazemsky@%', '%222-33-44%', '%222 33 44%']) limit 1`,
    );
    if (found.rows.length > 0) leaks.push(name);
  }
  return leaks;
};

describe('the end of a person outside', () => {
  it('P31 P34 one approved task takes the person out of contact, letter, search and comment; counts stay', async () => {
    const { officer, owner } = office;
    const quick = async (q: string) => (await owner.call('POST', '/api/search/quick', { q })).json();
    assert.ok(JSON.stringify(await quick('вяземский')).includes(letterId));
    const counted = async () =>
      (await office.rows('select count(*)::int as n from record where life = $1', ['active']))[0].n;
    const before = await counted();
    const made = await officer.call('POST', '/api/privacy/disposals', {
      subjectId: contactId,
      way: 'anonymise',
      reason: 'Цель достигнута',
    });
    const id = made.json().id;
    await officer.call('POST', '/api/privacy/disposals/approve', { ids: [id] });
    const found = await officer.call('POST', `/api/privacy/disposals/${id}/leftovers`, {});
    assert.equal(found.json().found, 2, found.body);
    const task = (await officer.call('GET', `/api/privacy/disposals/${id}`)).json();
    await officer.call('POST', `/api/privacy/disposals/${id}/leftovers/decisions`, {
      decisions: task.leftovers.map((one: { id: string }) => ({ id: one.id, decision: 'replace' })),
    });
    const done = await officer.call('POST', `/api/privacy/disposals/${id}/carry-out`, { confirm: true });
    assert.equal(done.statusCode, 200, done.body);
    assert.deepEqual(await holding(office.server.services.pools.read), []);
    assert.ok(!JSON.stringify(await quick('вяземский')).includes(letterId));
    const letter = (await owner.call('GET', `/api/correspondence/letters/${letterId}`)).json();
    assert.match(letter.subject, /^Обращение Субъект [0-9A-F]{8} о тепле$/);
    const pseudonym = letter.subject.slice('Обращение '.length, -' о тепле'.length);
    const contact = (await owner.call('GET', `/api/contacts/${contactId}`)).json();
    assert.deepEqual([contact.name, contact.emails, contact.phones], [pseudonym, [], []]);
    assert.ok(JSON.stringify(await quick(pseudonym)).includes(letterId));
    assert.equal(await counted(), before);
  });

  it('P35 a backup from before the destruction is restored: the list destroys again before the system opens', async () => {
    const { services } = office.server;
    await writeList(services);
    const database = await emptyDatabase();
    const dataDir = join(folder, 'restored');
    const config = readConfig({ VEDOMO_DATA: dataDir }, []);
    const path = listPath({ config });
    try {
      await restore({
        ownerUrl: database.ownerUrl,
        appUrl: database.appUrl,
        store: new LocalFileStore(join(dataDir, 'files')),
        from: archive,
        log: () => undefined,
        secretFingerprint: services.keys.fingerprint(),
        clock: services.clock,
      });
      const { mkdirSync } = await import('node:fs');
      mkdirSync(dirname(path), { recursive: true });
      copyFileSync(listPath(services), path);
      const app = await createApp({
        config,
        secret: Buffer.alloc(32, 7),
        databaseUrl: database.appUrl,
        log: pino({ level: 'silent' }),
      });
      try {
        assert.ok((await holding(app.services.pools.read)).length > 0, 'the old backup holds the person');
        await prepareInstallation(app.services);
        assert.deepEqual(await holding(app.services.pools.read), []);
        const { rows } = await app.services.pools.read.query(
          `select s.destroyed_at, s.wrapped_key, a.number from data_subject s join destruction_act a on a.subject_id = s.id where s.id = $1`,
          [contactId],
        );
        assert.equal(rows.length, 1);
        assert.equal(rows[0].wrapped_key, null);
        const again = await app.services.pools.read.query(
          `select count(*)::int as n from event where operation = 'privacy.destruction.replay'`,
        );
        await prepareInstallation(app.services);
        const twice = await app.services.pools.read.query(
          `select count(*)::int as n from event where operation = 'privacy.destruction.replay'`,
        );
        assert.deepEqual([again.rows[0].n, twice.rows[0].n], [1, 1]);
      } finally {
        await app.close();
      }
    } finally {
      await database.drop();
    }
  });

  it('P35 a line of the list that was changed destroys nobody', async () => {
    const { appendFileSync, readFileSync } = await import('node:fs');
    const { services } = office.server;
    const line = readFileSync(listPath(services), 'utf8').split('\n')[0] as string;
    appendFileSync(listPath(services), `${line.replace(contactId, office.officerId)}\n`);
    const answer = await office.officer.call('POST', '/api/privacy/destructions/replay', {});
    assert.deepEqual(answer.json(), { listed: 1, replayed: 0, broken: 1 });
    const [{ destroyed_at }] = await office.rows('select destroyed_at from data_subject where id = $1', [
      office.officerId,
    ]);
    assert.equal(destroyed_at, null);
  });
});
