// Changes fields of one setting. The journal keeps old and new values, of secrets only that they were changed.
import { sql } from 'kysely';
import { updateSetting } from '#contract/setting.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { type FieldChange, mergeFields } from '../../field-merge.ts';
import { shapeOf, unscoped } from '../../handle.ts';
import { lockWords } from '../../lock-words.ts';
import { Refusal } from '../../refusal.ts';
import { seenVersion } from '../../runner.ts';
import type { AnyUnit } from '../../unit.ts';
import { cardOf, roleChoices, type SettingRowRead } from '../card.ts';
import { mergedValue } from '../merged-value.ts';
import { openSetting, sealSetting } from '../stored.ts';

export const updateSettingAction = action(updateSetting, async (unit, input) => {
  requireEverywhere(unit);
  const { catalog, keys } = shapeOf(unit).services;
  const entry = catalog.settings.get(input.key);
  if (!entry) throw new Refusal('not_found');
  const { definition } = entry;
  const secrets = definition.secrets as readonly string[];
  await lockWords(unit, 'setting', [input.key]);
  const row = await readRow(unit, input.key);
  const before = openSetting(keys, definition, row?.value) as Record<string, unknown>;
  const whole = mergedValue(definition, before, input.value);
  const patch = Object.fromEntries(Object.keys(input.value).map((field) => [field, whole[field]]));
  const version = row?.version ?? 0;
  const changes = await mergeFields(
    { version, seen: seenVersion(input), movedSince: (seen) => movedSince(unit, input.key, seen) },
    before,
    patch,
  );
  const next = version + (changes.length > 0 ? 1 : 0);
  if (changes.length > 0) {
    const value = JSON.stringify(sealSetting(keys, definition, whole));
    await unscoped(unit)
      .insertInto('setting')
      .values({ key: input.key, value, version: next, changed_at: unit.moment })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value, version: next, changed_at: unit.moment }))
      .execute();
  }
  unit.event({
    data: {
      setting: input.key,
      version: next,
      fields: changes.map((change) => change.field),
      changes: changes.map((change) => (secrets.includes(change.field) ? unsaid(change) : change)),
    },
  });
  return cardOf(keys, entry, await readRow(unit, input.key), await roleChoices(unit));
});

const unsaid = ({ field, from, to }: FieldChange): FieldChange => ({ field, from: Boolean(from), to: Boolean(to) });

async function readRow(unit: AnyUnit, key: string): Promise<SettingRowRead | undefined> {
  const row = await unscoped(unit)
    .selectFrom('setting')
    .select(['value', 'version'])
    .where('key', '=', key)
    .executeTakeFirst();
  return row as unknown as SettingRowRead | undefined;
}

async function movedSince(unit: AnyUnit, key: string, seen: number): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ field: string }>`
    select distinct jsonb_array_elements_text(data -> 'fields') as field from event
    where operation = ${updateSetting.name} and outcome = 'done' and data ->> 'setting' = ${key}
      and (data ->> 'version')::int > ${seen}`.execute(unscoped(unit));
  return new Set(rows.map((row) => row.field));
}
