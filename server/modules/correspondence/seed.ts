// What a new installation begins with: three journals and the usual kinds of letters, made by the module's own actions.
import type { RawInput } from '#contract/core.ts';
import type { createJournal, createKind } from '#contract/correspondence.ts';
import { call } from '#core/runner.ts';
import type { Services } from '#core/services.ts';
import { systemActor } from '#core/system-actor.ts';

const journals: readonly RawInput<typeof createJournal>[] = [
  { name: 'Входящие', direction: 'incoming', index: 'ВХ', template: 'ВХ-{yyyy}/{n:5}', restart: 'year' },
  { name: 'Исходящие', direction: 'outgoing', index: 'ИС', template: 'ИС-{yyyy}/{n:5}', restart: 'year' },
  { name: 'Внутренние', direction: 'internal', index: 'ВН', template: 'ВН-{yyyy}/{n:5}', restart: 'year' },
];
const kinds: readonly RawInput<typeof createKind>[] = [
  { name: 'Письмо', directions: ['incoming', 'outgoing', 'internal'] },
  { name: 'Запрос', directions: ['incoming', 'outgoing'], required: ['documentDate'], dueDays: 30 },
  { name: 'Жалоба', directions: ['incoming'], dueDays: 30 },
  { name: 'Договор', directions: ['incoming', 'outgoing'] },
  { name: 'Служебная записка', directions: ['internal'] },
  { name: 'Приказ', directions: ['internal'], required: ['signatoryName'] },
];

/** Makes what is missing while there is none at all: an administrator's own choice is never added to. */
export async function seedCorrespondence(services: Services): Promise<void> {
  const { rows } = await services.pools.write.query<{ journals: boolean; kinds: boolean }>(
    'select exists (select 1 from journal) as journals, exists (select 1 from letter_kind) as kinds',
  );
  const actor = systemActor('first-start');
  if (!rows[0]?.journals)
    for (const journal of journals) await call(services, 'correspondence.journal.create', actor, journal);
  if (!rows[0]?.kinds) for (const kind of kinds) await call(services, 'correspondence.kind.create', actor, kind);
}
