// The package of a person's data (ст. 14) is made by a job with progress; the officer asks for it in one act.
import { sql } from 'kysely';
import type { Output } from '#contract/core.ts';
import { createPackage, listPackages } from '#contract/personal-data.ts';
import { action, query } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { unscoped } from '../../handle.ts';
import { accountOf } from '../../identity/account-of.ts';
import { newId } from '../../ids.ts';
import type { AnyReader } from '../../reader.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { readSubject } from '../subjects/subject.ts';

type Card = Output<typeof createPackage>;

async function cards(handle: AnyUnit | AnyReader, subjectId: string): Promise<Card[]> {
  const { rows } = await sql<Card>`
    select id, state, done_steps as "doneSteps", all_steps as "allSteps", error, json_file_id as "jsonFileId",
      pdf_file_id as "pdfFileId", created_at as "createdAt", ready_at as "readyAt"
    from subject_package where subject_id = ${subjectId} order by created_at desc, id desc limit 20`.execute(
    unscoped(handle),
  );
  return rows;
}

export const createPackageAction = action(createPackage, async (unit, input) => {
  requireEverywhere(unit);
  const subject = await readSubject(unit, input.id);
  if (subject.destroyedAt) throw new Refusal('subject_destroyed');
  const id = newId(unit.now.getTime());
  await unscoped(unit)
    .insertInto('subject_package')
    .values({
      id,
      subject_id: subject.id,
      request_id: input.requestId ?? null,
      requested_by: accountOf(unit.actor),
      json_file_id: null,
      pdf_file_id: null,
      created_at: unit.moment,
      ready_at: null,
    })
    .execute();
  unit.enqueue({ job: 'privacy.package.make', payload: { packageId: id }, key: `privacy.package:${id}` });
  unit.event({ subjectIds: [subject.id], data: { packageId: id, requestId: input.requestId } });
  return (await cards(unit, subject.id)).find((card) => card.id === id) as Card;
});

export const listPackagesQuery = query(listPackages, async (reader, input) => {
  requireEverywhere(reader);
  return { items: await cards(reader, input.id) };
});
