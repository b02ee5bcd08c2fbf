// Import of a register of letters: rows read, judged, written by the bulk path; changes by the registry's own action.
import type { Direction } from '#contract/correspondence.ts';
import type { ImportFindings } from '#contract/import.ts';
import { organisationKey } from '#core/contact-checks/organisation-name.ts';
import type { ImportGround, ImportSession } from '#core/import/definition.ts';
import { openOwnValues } from '#core/import/own-values.ts';
import { call } from '#core/runner.ts';
import { contactsNamed } from '#modules/contacts/index.ts';
import { letterFieldSubject, recordKindOf } from '../rules.ts';
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
  const kind = recordKindOf(direction);
  const own = await openOwnValues(
    services.pools.read,
    { subject: letterFieldSubject, kind },
    {
      principalOf: ours.personOf,
      contactsNamed: (sql, names) => contactsNamed(sql, ground.actor, names),
    },
  );
  const survey = new Survey();
  let findings: Partial<ImportFindings> = {};
  let made = 0;
  return {
    parse(cells) {
      const read = letterRow(direction, cells, ours.journalFor, ground.today);
      const { values, problems } = own.read(cells);
      if (Object.keys(values).length > 0) read.value.custom = values;
      return { value: read.value, problems: [...read.problems, ...problems] };
    },

    keyOf(row) {
      if (row.externalId) return { key: `id ${row.externalId}` };
      const place = `${row.journalId || row.journalName} ${row.period}`;
      const other = organisationKey(row.correspondents[0]?.name ?? '');
      const alone = `${place} ${row.number.name} ${row.registeredOn} ${other} ${plain(row.subject)} ${plain(row.externalNumber)}`;
      return row.number.name === '' ? { key: alone } : { key: `${place} ${row.number.name}`, alone };
    },

    see: (row, value) => survey.see(row, value),

    async judge(sql, rows) {
      await judgeLetters(sql, rows, ground, ours, survey);
      const lines = rows.flatMap(({ value, verdict, problems }) => {
        if (!value.custom || verdict === 'same') return [];
        const variantId = ours.kindOf(value.kind);
        // The kind of a letter that stands is known to the action.
        const place = verdict === 'new' || variantId ? { kind, variantId } : null;
        return [{ own: value.custom, place, problems }];
      });
      await own.judge(sql, lines);
    },

    async write(sql, rows) {
      const written = await writeLetters(sql, rows, ground, ours);
      made += written.made;
      const filled = rows.flatMap(({ recordId, value }) =>
        recordId && value.custom ? [{ recordId, own: value.custom }] : [],
      );
      const people = await own.write(sql, filled);
      return { subjectIds: [...new Set([...written.subjectIds, ...people])] };
    },

    async change({ recordId, value }, once) {
      const { rows } = await services.pools.write.query<{ version: number; life: string }>(
        'select version, life from record where id = $1',
        [recordId],
      );
      const given = changesOf(value, valuesOf(value, ours, { id: null, name: '' }));
      const custom = value.custom && own.inputOf(value.custom);
      const input = { id: recordId, ...given, ...(custom ? { custom } : {}) };
      await call(services, 'correspondence.letter.update', ground.actor, input, { ...once, version: rows[0]?.version });
    },

    async finish(sql, settled) {
      findings = await linkLetters(sql, ground, settled);
    },

    filesOf: (value) => value.files ?? [],

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
        ? { correspondentName: first.name }
        : {};
  return { ...Object.fromEntries(filled), ...(row.correspondents.length > 0 ? parties : {}) };
}
