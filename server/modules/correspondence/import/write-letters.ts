// New letters of a register, written by core's bulk path: correspondents found or made, numbers kept as printed.
import { workOf } from '#core/actor.ts';
import type { GivenNumber } from '#core/bulk/numbering.ts';
import { type BulkRecord, BulkWriter } from '#core/bulk/records.ts';
import { fillRows } from '#core/bulk/rows.ts';
import type { Sql } from '#core/db/sql.ts';
import { newId } from '#core/ids.ts';
import type { ImportGround } from '#core/import/definition.ts';
import { findOrMakeMany, type Parties } from '#modules/contacts/index.ts';
import { participantsOf } from '../new-letter.ts';
import { counterpartOf, type LetterState, recordKindOf, stateGroupOf } from '../rules.ts';
import { letterColumns } from '../whole-letter.ts';
import type { LetterGround } from './import-ground.ts';
import { type LetterLine, takesOrdinal } from './judge-letters.ts';
import type { LetterRow } from './letter-row.ts';

export interface WrittenLetters {
  made: number;
  subjectIds: string[];
}

export async function writeLetters(
  sql: Sql,
  lines: readonly LetterLine[],
  { services, actor, today }: ImportGround,
  ground: LetterGround,
): Promise<WrittenLetters> {
  const inside = lines[0]?.value.direction === 'internal';
  const parties: Parties = inside
    ? { of: ({ name }) => ({ id: null, name, kind: 'organisation' }), made: 0, subjectIds: [] }
    : await findOrMakeMany(
        services,
        sql,
        actor,
        lines.flatMap((line) => line.value.correspondents),
      );
  const moment = services.clock.now().toISOString();
  const addressees: Record<string, unknown>[] = [];
  const records = lines.map((line): BulkRecord => {
    const { value } = line;
    const id = newId();
    line.recordId = id;
    const named = value.correspondents.map((party) => parties.of(party));
    const [first] = named;
    const letter = valuesOf(value, ground, first ?? { id: null, name: '' });
    if (value.direction === 'outgoing')
      for (const [position, party] of named.entries())
        addressees.push({
          id: newId(),
          letter_id: id,
          contact_id: party.id,
          name: party.name,
          delivery_method: value.delivery,
          tracking_number: position === 0 ? value.tracking : '',
          position,
          delivery_note: '',
        });
    const state = stateOf(value, today);
    const journal = ground.journals.find((one) => one.id === value.journalId);
    return {
      id,
      kind: recordKindOf(value.direction),
      title: value.subject,
      counterpart: counterpartOf({
        direction: value.direction,
        correspondentName: letter.correspondentName,
        addressees: named,
        addresseeName: value.addressee || null,
      }),
      state,
      stateGroup: stateGroupOf(state),
      // When it was done the register does not say; it was not the day of the import.
      ...(state === 'done' ? { doneOn: value.registeredOn } : {}),
      dueOn: value.dueOn,
      responsibleId: letter.responsibleId,
      registeredOn: value.registeredOn,
      number: value.number.printed,
      ordinal: value.number.order,
      given: givenOf(line),
      ...(state === 'cancelled' ? { cancelReason: value.cancelReason || 'Аннулировано в прежнем журнале' } : {}),
      participants: participantsOf(workOf(actor), journal?.departmentId ?? ground.authorGroup, letter),
      createdBy: actor.id,
      createdAt: moment,
      changedAt: moment,
      own: {
        direction: value.direction,
        journal_id: value.journalId,
        ...letterColumns({ ...letter, cancelReason: state === 'cancelled' ? value.cancelReason || null : null }),
      },
    };
  });
  const writer = new BulkWriter(sql);
  await writer.write('letter', records);
  await writer.settle();
  await fillRows(sql, 'letter_addressee', addressees);
  return { made: parties.made, subjectIds: parties.subjectIds };
}

/** Letters of former years need no work; those whose term is still to come do. */
const stateOf = (value: LetterRow, today: string): LetterState =>
  value.state ?? (value.dueOn !== null && value.dueOn >= today ? 'registered' : 'done');

/** The ledger keeps each number once: equal ones and those without a place in the count are told apart by a suffix. */
function givenOf(line: LetterLine): GivenNumber {
  const { value, key, problems } = line;
  const { journalId, period, number } = value;
  const place = { seriesId: journalId, period };
  if (takesOrdinal(line)) return { ...place, ordinal: number.ordinal as number, suffix: '', ledger: number.printed };
  const doubled = number.name === '' || problems.some(({ code }) => code === 'import_number_double');
  const ledger = doubled ? `${number.printed} · ${key.slice(0, 8)}` : number.printed;
  return { ...place, ordinal: 0, suffix: ledger, ledger };
}

/** What the row says, as a letter keeps it; what names nobody of ours stays readable in the note. */
export function valuesOf(value: LetterRow, ground: LetterGround, correspondent: { id: string | null; name: string }) {
  const kindId = ground.kindOf(value.kind);
  const responsibleId = ground.personOf(value.responsible);
  const addresseeId = ground.personOf(value.addressee);
  const departmentId = ground.groupOf(value.department);
  const unknown = [
    value.kind && !kindId ? `Вид документа: ${value.kind}` : '',
    value.responsible && !responsibleId ? `Исполнитель: ${value.responsible}` : '',
    value.addressee && !addresseeId ? `Кому: ${value.addressee}` : '',
    value.department && !departmentId ? `Подразделение: ${value.department}` : '',
    value.answers ? `В ответ на: ${value.answers}` : '',
  ];
  return {
    subject: value.subject,
    kindId,
    correspondentId: correspondent.id,
    correspondentName: correspondent.name,
    addresseeId,
    signatoryName: value.signatoryName,
    signatoryPosition: value.signatoryPosition,
    documentDate: value.documentDate,
    externalNumber: value.externalNumber,
    receivedOn: value.receivedOn,
    caseIndex: value.caseIndex,
    forwardedTo: value.forwardedTo,
    mainSheets: value.mainSheets,
    appendixCount: value.appendixCount,
    appendixSheets: value.appendixSheets,
    instruction: value.instruction,
    responsibleId,
    dueOn: value.dueOn,
    onControl: value.onControl,
    answerBy: null,
    clearance: 'none' as const,
    signatureNote: '',
    signatureCheck: '',
    departmentId,
    deliveryMethod: value.direction === 'outgoing' ? null : value.delivery,
    trackingNumber: value.direction === 'outgoing' ? '' : value.tracking,
    note: [value.note, ...unknown].filter(Boolean).join('\n').slice(0, 5000),
  };
}
