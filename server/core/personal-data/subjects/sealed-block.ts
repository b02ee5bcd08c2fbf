// What a block took out of the tables, under the person's own key: without the key nobody reads it again.
import type { Sql } from '../../db/sql.ts';
import { openBytes, sealBytes } from '../../keys.ts';
import type { Services } from '../../services.ts';
import type { KeptRow } from '../values/place-values.ts';

export interface Blocked {
  reason: string;
  /** The state of the account before. */
  status: string | null;
  rows: KeptRow[];
}

const context = (blockId: string) => `block:${blockId}`;

async function keyOf(services: Services, sql: Sql, subjectId: string): Promise<Buffer> {
  const key = (await services.subjectKeys.open(sql, [subjectId])).get(subjectId);
  if (!key) throw new Error(`data subject ${subjectId} has no key`);
  return key;
}

export async function sealBlock(
  services: Services,
  sql: Sql,
  subjectId: string,
  id: string,
  kept: Blocked,
): Promise<Buffer> {
  return sealBytes(await keyOf(services, sql, subjectId), Buffer.from(JSON.stringify(kept)), context(id));
}

export async function openBlock(
  services: Services,
  sql: Sql,
  subjectId: string,
  block: { id: string; sealed: Buffer | null },
): Promise<Blocked> {
  if (!block.sealed) throw new Error(`block ${block.id} holds nothing`);
  return JSON.parse(
    openBytes(await keyOf(services, sql, subjectId), block.sealed, context(block.id)).toString(),
  ) as Blocked;
}
