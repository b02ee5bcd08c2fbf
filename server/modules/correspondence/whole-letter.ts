// A letter with all that its card shows, read in one statement from the letter's own row and what hangs on it.
import type { RawBuilder, SelectQueryBuilder } from 'kysely';
import type { Clearance, StateGroup } from '#contract/core.ts';
import type { DeliveryState, Direction } from '#contract/correspondence.ts';
import { customSql, type ReadValues } from '#core/fields/read-values.ts';
import type { AttachedFile } from '#core/records/attach.ts';
import type { RecordFacts } from '#core/records/participants.ts';
import { sql } from '#core/sql.ts';
import { foldLetter } from './duplicates/keys.ts';
import type { LetterState } from './rules.ts';
import type { Registry } from './tables.ts';

export interface LetterAddressee {
  id: string;
  contactId: string | null;
  name: string;
  deliveryMethod: string | null;
  trackingNumber: string;
  deliveryState: DeliveryState | null;
  sentOn: string | null;
  settledOn: string | null;
  deliveryNote: string;
  /** The dispatch register in which it left last, unless that was cancelled. */
  register: { id: string; number: string } | null;
  /** Of the contact: people are data subjects. */
  kind: 'organisation' | 'person' | null;
}

/** What is typed on a letter's card and kept as it is. */
export interface LetterValues {
  subject: string;
  kindId: string | null;
  correspondentId: string | null;
  correspondentName: string;
  addresseeId: string | null;
  signatoryName: string;
  signatoryPosition: string;
  documentDate: string | null;
  externalNumber: string;
  receivedOn: string | null;
  caseIndex: string;
  forwardedTo: string;
  mainSheets: number | null;
  appendixCount: number | null;
  appendixSheets: number | null;
  instruction: string;
  responsibleId: string | null;
  dueOn: string | null;
  onControl: boolean;
  clearance: Clearance;
  signatureNote: string;
  signatureCheck: string;
  departmentId: string | null;
  deliveryMethod: string | null;
  trackingNumber: string;
  note: string;
  answerBy: string | null;
}

export interface WholeLetter extends LetterValues {
  id: string;
  direction: Direction;
  journalId: string;
  journalName: string;
  kindName: string | null;
  number: string | null;
  registeredOn: string | null;
  counterpart: string;
  state: LetterState;
  stateGroup: StateGroup;
  life: string;
  version: number;
  cancelReason: string | null;
  createdBy: string;
  authorName: string;
  createdAt: string;
  changedAt: string;
  correspondentKind: 'organisation' | 'person' | null;
  addresseeName: string | null;
  responsibleName: string | null;
  departmentName: string | null;
  addressees: LetterAddressee[];
  attachments: AttachedFile[];
  participants: RecordFacts['participants'];
  watching: boolean;
  /** The first letter in force that answers this one, and its day. */
  answeredId: string | null;
  answeredOn: string | null;
  custom: ReadValues;
}

const nameOf = (column: string) =>
  sql<string | null>`(select named.name from principal named where named.id = ${sql.ref(column)})`;

/** The register, not cancelled, in which a delivery left last: `{ id, number }` or null. */
export const lastRegister = (addresseeId: RawBuilder<unknown>) => sql<{ id: string; number: string } | null>`(
  select json_build_object('id', d.id, 'number', d.number) from dispatch_item i join dispatch_register d on d.id = i.register_id
  where i.addressee_id = ${addresseeId} and d.cancelled_at is null order by d.id desc limit 1)`;

/** Adds the card's columns to a selection of letters. */
export const selectLetter = (
  query: SelectQueryBuilder<Pick<Registry, 'letter' | 'record'>, 'letter', object>,
  actorId: string,
): SelectQueryBuilder<Registry, 'letter' | 'record', WholeLetter> =>
  query.innerJoin('record', 'record.id', 'letter.id').select([
    'letter.id',
    'letter.direction',
    'letter.journal_id as journalId',
    sql<string>`(select journal.name from journal where journal.id = letter.journal_id)`.as('journalName'),
    'letter.kind_id as kindId',
    sql<string | null>`(select of_kind.name from letter_kind of_kind where of_kind.id = letter.kind_id)`.as('kindName'),
    'record.title as subject',
    'record.number',
    'record.registered_on as registeredOn',
    'record.counterpart',
    'record.state',
    'record.state_group as stateGroup',
    'record.due_on as dueOn',
    'record.responsible_id as responsibleId',
    nameOf('record.responsible_id').as('responsibleName'),
    'record.life',
    'record.clearance',
    'record.version',
    'record.created_by as createdBy',
    nameOf('record.created_by').as('authorName'),
    'record.created_at as createdAt',
    'record.changed_at as changedAt',
    'letter.correspondent_id as correspondentId',
    'letter.correspondent_name as correspondentName',
    sql<string | null>`(select other.kind from contact other where other.id = letter.correspondent_id)`.as(
      'correspondentKind',
    ),
    'letter.addressee_id as addresseeId',
    nameOf('letter.addressee_id').as('addresseeName'),
    'letter.signatory_name as signatoryName',
    'letter.signatory_position as signatoryPosition',
    'letter.document_date as documentDate',
    'letter.external_number as externalNumber',
    'letter.received_on as receivedOn',
    'letter.case_index as caseIndex',
    'letter.forwarded_to as forwardedTo',
    'letter.main_sheets as mainSheets',
    'letter.appendix_count as appendixCount',
    'letter.appendix_sheets as appendixSheets',
    'letter.instruction',
    'letter.on_control as onControl',
    'letter.signature_note as signatureNote',
    'letter.signature_check as signatureCheck',
    'letter.department_id as departmentId',
    nameOf('letter.department_id').as('departmentName'),
    'letter.delivery_method as deliveryMethod',
    'letter.tracking_number as trackingNumber',
    'letter.note',
    'letter.cancel_reason as cancelReason',
    'letter.answer_by as answerBy',
    'letter.answered_id as answeredId',
    sql<string | null>`(select answer.registered_on from record answer where answer.id = letter.answered_id)`.as(
      'answeredOn',
    ),
    sql<
      LetterAddressee[]
    >`coalesce((select json_agg(json_build_object('id', a.id, 'contactId', a.contact_id, 'name', a.name,
          'deliveryMethod', a.delivery_method, 'trackingNumber', a.tracking_number, 'deliveryState', a.delivery_state, 'sentOn', a.sent_on, 'settledOn', a.settled_on,
          'deliveryNote', a.delivery_note, 'register', ${lastRegister(sql`a.id`)}, 'kind', c.kind) order by a.position)
        from letter_addressee a left join contact c on c.id = a.contact_id where a.letter_id = letter.id), '[]')`.as(
      'addressees',
    ),
    sql<
      AttachedFile[]
    >`coalesce((select json_agg(json_build_object('id', a.id, 'fileId', f.id, 'name', f.name, 'size', f.size,
          'mediaType', f.media_type, 'sha256', f.sha256, 'audience', a.audience, 'secondCopy', a.second_copy, 'addedAt', a.added_at, 'addedBy', by.name) order by a.position)
        from attachment a join file f on f.id = a.file_id join principal by on by.id = a.added_by
        where a.record_id = letter.id and a.removed_at is null), '[]')`.as('attachments'),
    sql<
      RecordFacts['participants']
    >`coalesce((select json_agg(json_build_object('principalId', p.principal_id, 'part', p.part))
        from participant p where p.record_id = letter.id), '[]')`.as('participants'),
    sql<boolean>`exists (select 1 from watch w where w.record_id = letter.id and w.user_id = ${actorId})`.as(
      'watching',
    ),
    customSql('letter.id').as('custom'),
  ]) as unknown as SelectQueryBuilder<Registry, 'letter' | 'record', WholeLetter>;

/** The columns of the letter's own row; the rest of a letter is its record. */
export const letterColumns = (letter: LetterValues & { cancelReason: string | null }) => ({
  kind_id: letter.kindId,
  correspondent_id: letter.correspondentId,
  correspondent_name: letter.correspondentName,
  addressee_id: letter.addresseeId,
  signatory_name: letter.signatoryName,
  signatory_position: letter.signatoryPosition,
  document_date: letter.documentDate,
  external_number: letter.externalNumber,
  received_on: letter.receivedOn,
  case_index: letter.caseIndex,
  forwarded_to: letter.forwardedTo,
  main_sheets: letter.mainSheets,
  appendix_count: letter.appendixCount,
  appendix_sheets: letter.appendixSheets,
  instruction: letter.instruction,
  on_control: letter.onControl,
  signature_note: letter.signatureNote,
  signature_check: letter.signatureCheck,
  department_id: letter.departmentId,
  delivery_method: letter.deliveryMethod,
  tracking_number: letter.trackingNumber,
  note: letter.note,
  cancel_reason: letter.cancelReason,
  answer_by: letter.answerBy,
  ...foldLetter(letter),
});
