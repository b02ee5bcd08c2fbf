// Papers of letters: scans and documents through the file store and the registry's own action, in the name of whoever
// registered the letter; a few of them came twice.
import type { DemoLetter } from './ground.ts';
import type { Office } from './office.ts';
import { type DemoPeople, demoPerson, signature } from './people.ts';
import { docxOf, type Paper, pdfOf } from './scans.ts';
import { organisation } from './words.ts';

interface Row {
  number: string;
  life: string;
  clearance: string;
  answers: string | null;
  dated: string;
}
const rowText = `select r.number, r.life, r.clearance, (select o.number || ' от ' || to_char(o.registered_on, 'DD.MM.YYYY')
   from record_link k join record o on o.id = k.to_id where k.from_id = r.id limit 1) as answers,
   coalesce(l.document_date, r.registered_on)::text as dated
 from record r join letter l on l.id = r.id where r.id = $1`;

/** Gives the letter its paper; false where it takes none. `at` tells the papers apart. */
export async function attachPaper(
  office: Office,
  people: DemoPeople,
  letter: DemoLetter,
  at: number,
): Promise<boolean> {
  const { rows } = await office.services.pools.read.query<Row>(rowText, [letter.id]);
  const [record] = rows;
  // What is cancelled takes no papers, what is marked is not open to the clerk.
  if (record?.life !== 'active' || record.clearance !== 'none') return false;
  const paper = paperOf(people, letter, record, at);
  const ours = letter.direction !== 'incoming';
  // Of our own letters every third one is still a document of the word processor.
  const word = ours && at % 3 === 0;
  const name = `${letter.subject.slice(0, 60).replace(/[/\\:]/g, ' ')}.${word ? 'docx' : 'pdf'}`;
  const author = { id: letter.authorId };
  const file = await office.upload(author, name, await (word ? docxOf(paper) : pdfOf(paper)));
  await office.do('record.attachment.add', author, { id: letter.id, fileIds: [file] });
  if (!ours && at % 25 === 7) await secondCopy(office, author, letter, paper);
  return true;
}

function paperOf(people: DemoPeople, letter: DemoLetter, record: Row, at: number): Paper {
  const ours = letter.direction !== 'incoming';
  const clerk = people.clerks.find((one) => one.id === letter.authorId);
  return {
    sender: ours ? organisation.name : letter.contact.name,
    senderAddress: ours ? `${organisation.address}\n${organisation.reach}` : 'г. Архангельск, ул. Лесная, д. 1',
    addressee: ours ? letter.contact.name : `Генеральному директору\n${organisation.name}`,
    number: ours ? record.number : letter.externalNumber || 'б/н',
    date: record.dated,
    answers: record.answers ?? '',
    subject: letter.subject,
    signer: ours ? signature(demoPerson(people, 'owner').name) : 'И. С. Поздняков',
    preparedBy: ours && clerk ? `Исп. ${signature(clerk.name)}` : 'Исп. А. И. Петрова',
    seed: at,
  };
}

/** The same letter once more, by post after the mail: no number is spent on it. */
async function secondCopy(office: Office, author: { id: string }, letter: DemoLetter, paper: Paper): Promise<void> {
  const scan = await pdfOf({ ...paper, seed: paper.seed + 3 });
  const file = await office.upload(author, 'Подлинник, поступил почтой.pdf', scan);
  await office.do('correspondence.letter.addCopy', author, { id: letter.id, fileIds: [file] });
}
