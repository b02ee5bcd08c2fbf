// The end of a person's data, in one transaction: leftovers and values replaced, what hangs on the account removed, the key
// destroyed, and the act that says so. The journal's own values open no more, and its chain still verifies.
import { sql } from 'kysely';
import { personalDataSetting } from '#contract/settings/personal-data.ts';
import { addDays, addMonth } from '../../calendar/calendar.ts';
import { shapeOf, sqlOf, unscoped } from '../../handle.ts';
import { newId } from '../../ids.ts';
import { refreshEditedTexts } from '../../search/refresh-words.ts';
import { settingIn } from '../../settings/value.ts';
import type { AnyUnit } from '../../unit.ts';
import { insertAct } from '../acts/insert-act.ts';
import { finderFor, type Leftover, recordsOf, replaceLeftover } from '../leftovers/search.ts';
import { operatorOf } from '../operator.ts';
import type { Subject } from '../subjects/subject.ts';
import { isEmpty, type PlaceRow, readPlaces, replaceValues } from '../values/place-values.ts';
import { pseudonymOf } from '../values/pseudonym.ts';
import { valuesToFind } from './leftovers.ts';
import { removePart } from './parts.ts';

export interface Destruction {
  way: 'destroy' | 'anonymise' | 'part';
  category: string;
  cause: string;
  reason: string;
  disposal: { id: string; number: number; decidedBy: string | null; decidedAt: string | null };
  replace: readonly Leftover[];
  /** Cells that were decided to stay: `comment.body <row id>`. */
  kept: readonly string[];
}

export async function destroySubject(
  unit: AnyUnit,
  subject: Subject,
  destruction: Destruction,
): Promise<{ id: string; number: number }> {
  const known = await valuesToFind(sqlOf(unit), shapeOf(unit).services, subject.id);
  const categories =
    destruction.way === 'part' ? await removePart(unit, subject.id, destruction.category) : categoriesOf(unit, known);
  if (destruction.way !== 'part') await endData(unit, subject, known, destruction.replace);
  const settings = await settingIn(unit, personalDataSetting);
  const { keys } = shapeOf(unit).services;
  const id = newId(unit.now.getTime());
  const backupsUntil = addDays(unit.today, settings.backupDays);
  const body = {
    operator: await operatorOf(unit),
    system: 'Ведомо',
    subject: { id: subject.id, kind: subject.kind, pseudonym: pseudonymOf(keys, subject.id) },
    way: destruction.way,
    category: destruction.category,
    categories,
    cause: destruction.cause,
    reason: destruction.reason,
    date: unit.today,
    doneBy: await signerOf(unit, unit.actor.id, unit.actor.name),
    approvedBy: destruction.disposal.decidedBy ? await signerOf(unit, destruction.disposal.decidedBy, '') : null,
    approvedAt: destruction.disposal.decidedAt,
    disposal: destruction.disposal.number,
    leftovers: { replaced: destruction.replace.length, kept: destruction.kept },
    backupsUntil,
  };
  const number = await insertAct(unit, {
    id,
    subjectId: subject.id,
    way: destruction.way,
    body,
    madeAt: unit.moment,
    keepUntil: addMonth(unit.today, settings.actYears * 12),
    backupsUntil,
  });
  unit.enqueue({ job: 'privacy.destruction.list', payload: {}, key: 'privacy.destruction.list' });
  unit.event({
    operation: 'privacy.disposal.carryOut',
    subjectIds: [subject.id],
    data: {
      actId: id,
      act: number,
      disposal: destruction.disposal.number,
      way: destruction.way,
      categories: categories.map((category) => category.key),
      cause: destruction.cause,
      system: 'Ведомо',
      backupsUntil,
      leftoversReplaced: destruction.replace.length,
      leftoversKept: destruction.kept.length,
    },
  });
  return { id, number };
}

/** Everything but the act: what a restore of an old backup repeats. */
export async function endData(
  unit: AnyUnit,
  subject: Pick<Subject, 'id'>,
  known: readonly PlaceRow[],
  replace: readonly Leftover[],
): Promise<void> {
  const { services } = shapeOf(unit);
  const plain = sqlOf(unit);
  const finder = finderFor(known);
  const pseudonym = pseudonymOf(services.keys, subject.id);
  for (const leftover of replace) await replaceLeftover(plain, leftover, finder, pseudonym);
  await replaceValues(unit, subject.id, await readPlaces(plain, services.catalog, subject.id));
  await refreshEditedTexts(
    unit,
    await recordsOf(plain, replace),
    replace.filter((one) => one.freeText.table === 'search_text').map((one) => one.rowId),
  );
  for (const card of services.catalog.personalData) {
    for (const hook of card.onDestroyed ?? []) await hook(unit, subject.id);
  }
  // Answers kept for repeated requests may hold what was shown of the person.
  const likes = [...finder.hints, ...finder.digits].map((hint) => `%${hint.replace(/[\\%_]/g, '\\$&')}%`);
  await sql`delete from idempotency where replace(lower(response::text), 'ё', 'е') like any(${likes}::text[])`.execute(
    unscoped(unit),
  );
  await unscoped(unit)
    .updateTable('subject_block')
    .set({ sealed: null, released_at: unit.moment, released_by: unit.actor.id })
    .where('subject_id', '=', subject.id)
    .where('released_at', 'is', null)
    .execute();
  await services.subjectKeys.destroy(plain, subject.id);
}

function categoriesOf(unit: AnyUnit, rows: readonly PlaceRow[]): { key: string; ru: string }[] {
  const titles = new Map(
    shapeOf(unit).services.catalog.personalData.flatMap((card) =>
      (card.categories ?? []).map(({ key, title }) => [key, title.ru] as const),
    ),
  );
  const keys = new Set(
    rows.flatMap(({ place, values }) =>
      place.columns.filter(({ column }) => !isEmpty(values[column])).map(({ category }) => category),
    ),
  );
  return [...keys].sort().map((key) => ({ key, ru: titles.get(key) ?? key }));
}

async function signerOf(
  unit: AnyUnit,
  id: string,
  name: string,
): Promise<{ id: string; name: string; position: string }> {
  const { rows } = await sql<{ name: string; position: string | null }>`
    select p.name, u.position from principal p left join app_user u on u.id = p.id where p.id = ${id}`.execute(
    unscoped(unit),
  );
  return { id, name: name || (rows[0]?.name ?? ''), position: rows[0]?.position ?? '' };
}
