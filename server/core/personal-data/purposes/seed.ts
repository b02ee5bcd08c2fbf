// What a new installation begins with: the purpose of having an account, with a text to be read over by the officer.
import { call } from '../../runner.ts';
import type { Services } from '../../services.ts';
import { systemActor } from '../../system-actor.ts';
import { accountText } from './compose-text.ts';

export async function seedPurposes(services: Services): Promise<void> {
  const { rows } = await services.pools.write.query<{ there: boolean }>(
    'select exists (select 1 from processing_purpose) as there',
  );
  if (rows[0]?.there) return;
  const actor = systemActor('first-start');
  const made = await call(services, 'privacy.purpose.create', actor, {
    key: 'account',
    name: 'Ведение учётной записи и работа в информационной системе оператора',
    basis: 'consent',
    basisNote: 'п. 1 ч. 1 ст. 6 Федерального закона № 152-ФЗ',
    optional: false,
  });
  await call(services, 'privacy.text.create', actor, { id: (made.body as { id: string }).id, ...accountText });
}
