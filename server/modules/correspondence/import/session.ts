// Import of a register of letters: rows read, judged, written by the bulk path; changes by the registry's own action.
import type { Direction } from '#contract/correspondence.ts';
import type { ImportFindings } from '#contract/import.ts';
import { organisationKey } from '#core/contact-checks/organisation-name.ts';
import type { ImportGround, ImportSession } from '#core/import/definition.ts';
import { call } from '#core/runner.ts';
import { letterGround } from './import-ground.ts';
import { judgeLetters } from './judge-letters.ts';
import { type LetterRow, letterRow } from './letter-row.ts';
import { linkLetters } from './link-letters.ts';
import { Survey } from './survey.ts';
import { valuesOf, writeLetters } from './write-letters.ts';

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ');

export async function openLetters(direction: Direction, ground: ImportGround): Promise<ImportSession<LetterRow>> {
  const { services } = ground;
  const ours = await letterGround(direction, ground);
  const survey = new Survey();
  let findings: Partial<ImportFindings> = {};
  let made = 0;
  return {
    parse: (cells) => letterRow(direction, cells, ours.journalFor, ground.today),

    keyOf(row) {
      if (row.externalId) return { key: `id ${row.externalId}` };
      const place = `${row.journalId || row.journalName} ${row.period}`;
      const other = organisationKey(row.correspondents[0]?.name ?? '');
      const alone = `${place} ${row.number.name} ${row.registeredOn} ${other} ${plain(row.subject)} ${plain(row.externalNumber)}`;
      return row.number.name === '' ? { key: alone } : { key: `${place} ${row.number.name}`, alone };
    },

    see: (row, value) => survey.see(row, value),
    judge: (sql, rows) => judgeLetters(sql, rows, ground, ours, survey),

    async write(sql, rows) {
      const written = await writeLetters(sql, rows, ground, ours);
      made += written.made;
      return { subjectIds: written.subjectIds };
    },

    async change({ recordId, value }, once) {
      const { rows } = await services.pools.write.query<{ version: number; life: string }>(
        'select version, life from record where id = $1',
        [recordId],
      );
      const given = changesOf(value, valuesOf(value, ours, { id: null, name: '' }));
      const input = { id: recordId, ...given };
      await call(services, 'correspondence.letter.update', ground.actor, input, { ...once, version: rows[0]?.version });
    },

    async finish(sql, settled) {
      findings = await linkLetters(sql, ground, settled);
    },

    findings: () => ({ ...survey.findings(), ...findings, made }),
  };
}

/** The fields that the row fills: what it leaves empty takes nothing away. Number, journal and date of registration stay. */
function changesOf(row: LetterRow, values: ReturnType<typeof valuesOf>): Record<string, unknown> {
  const { clearance: _clearance, answerBy: _by, correspondentId: _id, correspondentName: _name, ...rest } = values;
  const filled = Object.entries(rest).filter(([, value]) => value !== null && value !== '' && value !== false);
  const [first] = row.correspondents;
  const parties =
    row.direction === 'outgoing'
      ? {
          addressees: row.correspondents.map(({ name }) => ({
            name,
            ...(row.delivery ? { deliveryMethod: row.delivery } : {}),
          })),
        }
      : first
        ? { correspondentId: null, correspondentName: first.name }
        : {};
  return { ...Object.fromEntries(filled), ...(row.correspondents.length > 0 ? parties : {}) };
}
