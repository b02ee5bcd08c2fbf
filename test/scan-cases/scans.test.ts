// How much of a letter's card comes out of its scan, and how much of that is right: counted over the labelled texts.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { organisationKey } from '#core/contact-checks/organisation-name.ts';
import { dativeSurname } from '../../server/modules/correspondence/scan/names-in-cases.ts';
import { readScan } from '../../server/modules/correspondence/scan/read-scan.ts';
import { scanLines } from '../../server/modules/correspondence/scan/scan-line.ts';
import { type ScanCase, scanCases } from './cases.ts';

const fields = ['number', 'date', 'subject', 'sender', 'inn', 'addressee', 'answers'] as const;
type Field = (typeof fields)[number];

function proposed({ text, addressee }: ScanCase): Partial<Record<Field, string>> {
  const read = readScan(scanLines([{ page: 1, text }]), 'АО «Водоканал»');
  const surnames = read.addressees.flatMap(({ value }) => dativeSurname(value.surname));
  const [answered] = read.answered;
  return {
    number: read.number?.value,
    date: read.date?.value,
    subject: read.subject?.value,
    sender: read.senders[0] && organisationKey(read.senders[0].value),
    inn: read.inns[0]?.value,
    // Only one of ours will bear one of these surnames.
    addressee: surnames.find((name) => name === addressee) ?? surnames[0],
    answers: answered?.value.number,
  } as Partial<Record<Field, string>>;
}

it('correspondence §5.4 what is proposed from a scan is right, and most of the card is proposed', () => {
  const count = Object.fromEntries(fields.map((field) => [field, { right: 0, said: 0, there: 0 }]));
  const wrong: string[] = [];
  for (const one of scanCases) {
    const said = proposed(one);
    for (const field of fields) {
      const expected = field === 'sender' && one.sender ? organisationKey(one.sender) : one[field];
      const counted = count[field] as { right: number; said: number; there: number };
      if (expected !== undefined) counted.there += 1;
      if (said[field] !== undefined) counted.said += 1;
      if (expected !== undefined && said[field] === expected) counted.right += 1;
      else if (said[field] !== undefined || expected !== undefined)
        wrong.push(`${one.name}: ${field} «${said[field] ?? ''}», not «${expected ?? ''}»`);
    }
  }
  for (const line of wrong) console.log(line);
  const share = (part: number, of: number) => (of === 0 ? 1 : part / of);
  for (const field of fields) {
    const { right, said, there } = count[field] as { right: number; said: number; there: number };
    const [precision, recall] = [share(right, said), share(right, there)];
    console.log(
      `${field}: precision ${(precision * 100).toFixed(1)} %, recall ${(recall * 100).toFixed(1)} % of ${there}`,
    );
    assert.ok(precision >= 0.95 && recall >= 0.9, field);
  }
  assert.ok(scanCases.length >= 40);
});
