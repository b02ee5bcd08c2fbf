// `migrate up`, `migrate down`, `migrate status`: the schema, step by step, by the owner of the tables.
import { migrateDown, migrateUp, migrationStatus } from '#core/db/migrate.ts';
import { settleEra } from '../database.ts';
import type { Answer, Ground } from './command.ts';
import { tableLines } from './table.ts';

async function applied(ownerUrl: string): Promise<string[]> {
  return (await migrationStatus(ownerUrl)).filter((one) => one.appliedAt !== null).map((one) => one.name);
}

export async function migrateAll({ database, tell }: Ground): Promise<Answer> {
  const { ownerUrl, appUrl } = database;
  const before = new Set(await applied(ownerUrl));
  await migrateUp(ownerUrl, tell, { appUrl });
  await settleEra(ownerUrl);
  const done = (await applied(ownerUrl)).filter((name) => !before.has(name));
  return { json: { applied: done }, lines: [done.length > 0 ? `Применено: ${done.join(', ')}` : 'Применять нечего'] };
}

export async function takeBack({ database, flags, tell }: Ground): Promise<Answer> {
  const reverted = await migrateDown(database.ownerUrl, flags.count('count', 1), tell);
  if (reverted.length === 0) return { json: { reverted }, code: 1, lines: ['Отменять нечего'] };
  return { json: { reverted }, lines: [`Отменено: ${reverted.join(', ')}`] };
}

export async function showMigrations({ database }: Ground): Promise<Answer> {
  const items = await migrationStatus(database.ownerUrl);
  const rows = items.map(({ name, appliedAt }) => [name, appliedAt ?? 'не применена']);
  return { json: { items }, lines: tableLines(['Миграция', 'Применена'], rows) };
}
