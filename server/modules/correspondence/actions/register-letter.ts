// Registers a letter: everything it consists of first, then the number, then the record that bears it, then the event.
import { checkNumber, registerLetter } from '#contract/correspondence.ts';
import { workOf } from '#core/actor.ts';
import { dueOnFor } from '#core/calendar/of-handle.ts';
import { requireValues, takeValues, valuesAfter } from '#core/fields/take-values.ts';
import { writeValues } from '#core/fields/write-values.ts';
import { newId } from '#core/ids.ts';
import { chosenNumberFor, numberFor } from '#core/numbering/of-unit.ts';
import { attachFiles } from '#core/records/attach.ts';
import { createRecord } from '#core/records/create.ts';
import { refuseField } from '#core/refusal.ts';
import { closeByAnswer, linkAnswer } from '../answers/link.ts';
import { settleAnswers } from '../answers/settle.ts';
import { fillFromLetter, summaryOf } from '../delivery/addressees.ts';
import { letterCardOf, peopleOf } from '../letter-card.ts';
import { requireFields, requireKind } from '../letter-kind.ts';
import { participantsOf, valuesOf } from '../new-letter.ts';
import { nameIn } from '../our-people.ts';
import { insertAddressees, partiesAhead, requireOtherSide, resolveParties } from '../parties.ts';
import { registerGround } from '../register-ground.ts';
import { counterpartOf, recordKindOf, stateGroupOf } from '../rules.ts';
import { action } from '../tables.ts';
import { letterColumns, type WholeLetter } from '../whole-letter.ts';

/** Without a term of its kind a letter is answered within thirty days. */
const usualTerm = { count: 30, unit: 'calendar-days', dayOff: 'preceding' } as const;

export const registerLetterAction = action(registerLetter, async (unit, input) => {
  const registeredOn = input.registeredOn ?? unit.today;
  if (registeredOn > unit.today) throw refuseField('registeredOn', 'registered_in_future');
  const values = valuesOf(input);
  const { responsibleId, addresseeId, departmentId } = values;
  const known = partiesAhead(unit, input);
  const ground = await registerGround(unit, input.journalId, values.kindId, [responsibleId, addresseeId, departmentId]);
  const { journal, kind, people, fields } = ground;
  requireKind(kind, values.kindId, journal.direction);
  const addresseeName = nameIn(people, 'addresseeId', addresseeId);
  const responsibleName = nameIn(people, 'responsibleId', responsibleId);
  const departmentName = nameIn(people, 'departmentId', departmentId);
  if (input.dueOn === undefined && kind?.dueDays != null) {
    const rule = { count: kind.dueDays, unit: 'calendar-days', dayOff: 'preceding' } as const;
    values.dueOn = await dueOnFor(unit, rule, registeredOn);
  }
  if (kind?.needsAnswer && journal.direction === 'incoming' && input.answerBy === undefined)
    values.answerBy = values.dueOn ?? (await dueOnFor(unit, usualTerm, registeredOn));
  const methods = input.addressees?.map((one) => one.deliveryMethod) ?? [];
  if (journal.direction === 'outgoing' && methods.length > 0 && methods.every(Boolean))
    values.deliveryMethod ??= methods[0] ?? null;
  requireFields(kind, { ...values, files: input.fileIds?.length ?? 0 });
  const place = { kind: recordKindOf(journal.direction), variantId: values.kindId };
  const given = await takeValues(unit, fields, place, input.custom ?? {});
  const custom = valuesAfter({}, given);
  requireValues(fields, place, custom);
  const parties = await resolveParties(unit, journal.direction, input, known);
  if (journal.direction === 'outgoing') {
    parties.addressees = fillFromLetter(parties.addressees, values);
    Object.assign(values, summaryOf(parties.addressees));
  }
  requireOtherSide({ direction: journal.direction, addresseeId, ...parties });

  const id = newId(unit.now.getTime());
  const participants = participantsOf(workOf(unit.actor), journal.departmentId ?? ground.authorGroup, values);
  const letter: WholeLetter = {
    ...values,
    ...parties,
    id,
    direction: journal.direction,
    journalId: journal.id,
    journalName: journal.name,
    kindName: kind?.name ?? null,
    number: null,
    registeredOn,
    counterpart: counterpartOf({ direction: journal.direction, addresseeName, ...parties }),
    state: 'registered',
    stateGroup: stateGroupOf('registered'),
    life: 'active',
    version: 1,
    cancelReason: null,
    createdBy: unit.actor.id,
    authorName: unit.actor.name,
    createdAt: unit.moment,
    changedAt: unit.moment,
    addresseeName,
    responsibleName,
    departmentName,
    attachments: [],
    participants,
    watching: false,
    answeredId: null,
    answeredOn: null,
    custom,
  };
  // On its way with the number's statement: the journal's counter is locked for as few turns to the database as may be.
  unit.behind(
    unit.insert('letter', { id, direction: letter.direction, journal_id: journal.id, ...letterColumns(letter) }),
  );
  insertAddressees(unit, id, letter.addressees);
  letter.attachments = await attachFiles(unit, id, input.fileIds ?? []);
  const answered = input.answersId ? await linkAnswer(unit, letter, input.answersId) : null;
  if (input.draftId) unit.behind(unit.remove('draft').where('draft.id', '=', input.draftId));

  const department = people[departmentId ?? journal.departmentId ?? '']?.index ?? '';
  const context = { department, case: letter.caseIndex };
  const chosen = input.number && { suffix: '', ...input.number };
  const taken = chosen
    ? await chosenNumberFor(unit, journal, id, registeredOn, context, {
        chosen,
        mayChoose: unit.actor.rights.has(checkNumber.name),
      })
    : { ...(await numberFor(unit, journal, id, registeredOn, context)), reservationId: null };
  letter.number = taken.number;
  createRecord(unit, {
    id,
    kind: recordKindOf(letter.direction),
    title: letter.subject,
    counterpart: letter.counterpart,
    state: letter.state,
    stateGroup: letter.stateGroup,
    dueOn: letter.dueOn,
    responsibleId,
    registeredOn,
    number: taken.number,
    ordinal: taken.ordinal,
    clearance: letter.clearance,
    participants,
  });
  if (answered) {
    await settleAnswers(unit, [id]);
    await closeByAnswer(unit, answered, letter, input.answeredDone);
  }
  writeValues(unit, id, fields, custom);
  unit.event({
    recordId: id,
    recordKind: recordKindOf(letter.direction),
    subjectIds: peopleOf(letter),
    data: {
      version: 1,
      number: taken.number,
      registeredOn,
      journalId: journal.id,
      ...(chosen ? (taken.reservationId ? { reservationId: taken.reservationId } : { byHand: true }) : {}),
      ...(letter.kindId ? { kindId: letter.kindId } : {}),
      ...(letter.correspondentId ? { correspondentId: letter.correspondentId } : {}),
      ...(letter.dueOn ? { dueOn: letter.dueOn } : {}),
      ...(Object.keys(custom).length > 0 ? { custom: Object.keys(custom) } : {}),
      ...(letter.attachments.length > 0 ? { files: letter.attachments.map((file) => file.fileId) } : {}),
    },
  });
  return letterCardOf(unit, letter);
});
