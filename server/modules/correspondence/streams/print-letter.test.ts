import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, it } from 'node:test';
import { type Office, openOffice } from '../test-office.ts';
import { worldPassword } from '../world.ts';

let office: Office;
before(async () => {
  office = await openOffice('owner', 'editor', 'outsider');
});
after(() => office.server.close());

const textOf = (bytes: Buffer) => execFileSync('pdftotext', ['-layout', '-', '-'], { input: bytes }).toString();

it('L6 the card on paper holds the items of the norm, the correspondence and the files with their sums', async () => {
  const { editor, outsider } = office.as;
  const id = office.ids['letter.incoming'];
  const card = (await editor.call('GET', `/api/correspondence/letters/${id}`)).json();
  const paper = await editor.call('GET', `/api/correspondence/letters/${id}/card`);
  assert.equal(paper.statusCode, 200);
  assert.match(String(paper.headers['content-disposition']), /\.pdf/);
  const text = textOf(paper.rawPayload);
  const plain = text.replaceAll(/\s+/g, ' ');
  for (const words of [
    `Регистрационная карточка ${card.number}`,
    card.correspondent.name,
    card.subject,
    '20. Подразделение-исполнитель',
  ])
    assert.ok(plain.includes(words), `${words}: ${plain}`);
  const bare = text.replaceAll(/\s+/g, '');
  assert.ok(card.attachments.length > 0);
  for (const file of card.attachments) assert.ok(bare.includes(file.sha256), file.name);
  const chain = (await editor.call('GET', `/api/correspondence/letters/${id}/chain`)).json();
  for (const letter of chain.letters) assert.ok(plain.includes(letter.number), letter.number);
  assert.equal((await outsider.call('GET', `/api/correspondence/letters/${id}/card`)).statusCode, 404);
});

const flat = (bytes: Buffer) => textOf(bytes).replaceAll(/\s+/g, ' ');

it('L6 the card on paper holds history and comments in words, by the rights of whoever prints it, and counts its pages', async () => {
  const { editor, owner } = office.as;
  const made = (await office.register(editor, { subject: 'О ремонте кровли', dueOn: '2030-01-31' })).body;
  const { people } = office.world;
  const patch = {
    responsibleId: people.spare,
    dueOn: '2030-02-15',
    state: 'in_work',
    note: 'Смета приложена. '.repeat(40).trim(),
  };
  const changed = await editor.call('PATCH', `/api/correspondence/letters/${made.id}`, patch, {
    'if-match': String(made.version),
  });
  assert.equal(changed.statusCode, 200, changed.body);
  const body = `Прошу @[${people.owner}] согласовать смету. ${'Подрядчик ждёт ответа. '.repeat(120)}`;
  const said = await editor.call('POST', `/api/records/${made.id}/comments`, { body });
  assert.equal(said.statusCode, 201, said.body);
  const name = async (id: string) => (await owner.call('GET', `/api/admin/users/${id}`)).json().name;
  const [author, responsible, director] = [
    await name(people.editor),
    await name(people.spare),
    await name(people.owner),
  ];

  const paper = (await owner.call('GET', `/api/correspondence/letters/${made.id}/card`)).rawPayload;
  const plain = flat(paper);
  for (const words of [
    `, ${author}, внутренний: Прошу @${director} согласовать смету.`,
    'История',
    `Ответственный: ${responsible}`,
    'Срок исполнения: 31.01.2030 → 15.02.2030',
    'Состояние: Зарегистрировано → В работе',
    'Примечание: Смета приложена.',
  ])
    assert.ok(plain.includes(words), `${words}: ${plain}`);
  assert.doesNotMatch(plain.slice(plain.indexOf('История')), /[0-9a-f]{8}-[0-9a-f]{4}-/);
  const pages = textOf(paper)
    .split('\f')
    .filter((page) => page.trim());
  assert.ok(pages.length > 1);
  for (const [at, page] of pages.entries()) assert.ok(page.includes(`стр. ${at + 1} из ${pages.length}`), page);

  const role = await owner.call('POST', '/api/admin/roles', {
    key: 'card-reader',
    name: 'Только карточки',
    grants: ['correspondence.letter.read', 'correspondence.letter.print'].map((operation) => ({
      operation,
      reach: 'all',
    })),
  });
  assert.equal(role.statusCode, 201, role.body);
  const someone = await owner.call('POST', '/api/admin/users', {
    login: 'card-reader',
    name: 'Читатель карточек',
    password: worldPassword,
    mustChangePassword: false,
    roles: [{ key: 'card-reader' }],
  });
  assert.equal(someone.statusCode, 201, someone.body);
  const reader = await office.server.signIn('card-reader', worldPassword);
  const bare = flat((await reader.call('GET', `/api/correspondence/letters/${made.id}/card`)).rawPayload);
  assert.ok(bare.includes('О ремонте кровли'), bare);
  assert.ok(!bare.includes('История') && !bare.includes('Подрядчик'), bare);
});
