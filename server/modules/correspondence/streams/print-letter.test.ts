import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, it } from 'node:test';
import { type Office, openOffice } from '../test-office.ts';

let office: Office;
before(async () => {
  office = await openOffice('editor', 'outsider');
});
after(() => office.server.close());

it('L6 the card on paper holds the items of the norm, the correspondence and the files with their sums', async () => {
  const { editor, outsider } = office.as;
  const id = office.ids['letter.incoming'];
  const card = (await editor.call('GET', `/api/correspondence/letters/${id}`)).json();
  const paper = await editor.call('GET', `/api/correspondence/letters/${id}/card`);
  assert.equal(paper.statusCode, 200);
  assert.match(String(paper.headers['content-disposition']), /\.pdf/);
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: paper.rawPayload }).toString();
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
