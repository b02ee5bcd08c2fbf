// Checks a directory, saved or still in the form. The saved password goes only to where it was saved for.
import { testDirectory } from '#contract/ldap.ts';
import { preparedAction } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { Refusal, refuseField } from '../../../refusal.ts';
import type { Services } from '../../../services.ts';
import { checkSettings, sameDestination } from '../check-settings.ts';
import { diagnose, type Facts } from '../diagnose.ts';
import { givenBy } from '../mapping.ts';
import { directoryById } from '../stored.ts';

export const testDirectoryAction = preparedAction(
  testDirectory,
  async (services, actor, input) => {
    if (!actor.rights.everywhere(testDirectory.name)) throw new Refusal('not_allowed');
    const saved = input.id ? await directoryById(services, services.pools.read, input.id) : undefined;
    if (input.id && !saved) throw new Refusal('not_found');
    const settings = input.settings ?? saved?.settings;
    if (!settings) throw refuseField('settings', 'not_found');
    checkSettings(settings);
    const keeps = input.bindPassword === undefined && saved?.hasPassword;
    if (keeps && !sameDestination(saved.settings, settings)) {
      throw refuseField('bindPassword', 'directory_password_again');
    }
    const bindPassword = input.bindPassword ?? saved?.bindPassword ?? '';
    const { login, password } = input;
    const order = { settings, bindPassword, login, password, now: services.clock.now() };
    const found = await diagnose(order, (groups) => inWords(services, givenBy(settings, groups)));
    return { ...found, directory: saved?.key ?? '' };
  },
  async (unit, _input, { ok, steps, directory }) => {
    requireEverywhere(unit);
    const failed = steps
      .filter((step) => step.outcome === 'failed')
      .map(({ step, server, fault }) => ({ step, server, fault }));
    unit.event({ data: { directory, ok, steps: steps.length, failed } });
    return { ok, steps };
  },
);

async function inWords(services: Services, given: ReturnType<typeof givenBy>): Promise<Facts> {
  const { rows } = await services.pools.read.query<{ id: string; name: string }>(
    `select id::text, name from principal where kind = 'group' and id = any($1::uuid[])
     union all select key, name from role where key = any($2::text[])`,
    [[...given.groupIds, ...given.roles.flatMap((role) => role.areaId ?? [])], given.roles.map((role) => role.key)],
  );
  const names = new Map(rows.map((row) => [row.id, row.name]));
  return [
    ...given.groupIds.map((id) => ({ name: 'groupId', value: names.get(id) ?? id })),
    ...given.roles.map(({ key, areaId }) => ({
      name: 'role',
      value: areaId ? `${names.get(key) ?? key} (${names.get(areaId) ?? areaId})` : (names.get(key) ?? key),
    })),
  ];
}
