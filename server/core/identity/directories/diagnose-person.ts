// The second half of the check: a login is looked for, its entry read, its groups turned into rights, its password tried.
import { bindService, type Connection } from './connect.ts';
import type { DiagnosisOrder, Facts, RightsOf, Walk } from './diagnose.ts';
import { type DirectoryPerson, textsOf } from './entry.ts';
import { DirectoryRefusal, passwordFaultOf } from './faults.ts';
import { everybody, findByLogin, onlyOne } from './find.ts';
import { groupsOf } from './groups.ts';
import { bindNameOf } from './prove.ts';

const atMost = 60;

export async function diagnosePerson(
  walk: Walk,
  connection: Connection,
  order: DiagnosisOrder,
  rightsOf: RightsOf,
): Promise<void> {
  const { settings, login, password, now } = order;
  if (settings.bind === 'direct' && !settings.bindDn) {
    if (!login || !password) return walk.skip('search');
    await walk.step('password', async () => {
      await bindAs(connection, bindNameOf(settings.bindTemplate, login) ?? '', password);
      return { facts: [{ name: 'dn', value: bindNameOf(settings.bindTemplate, login) ?? '' }], value: undefined };
    });
  }
  if (!login) {
    await walk.step('search', async () => {
      let count = 0;
      for await (const page of everybody(connection, settings, now)) {
        count += page.length;
        break;
      }
      return {
        facts: [{ name: 'people', value: count >= 500 ? '500+' : String(count) }],
        warns: count === 0,
        value: undefined,
      };
    });
    return;
  }
  const person = await walk.step('search', async () => {
    const found = await findByLogin(connection, settings, login, now);
    const facts = found.map((one) => ({ name: 'dn', value: one.dn }));
    try {
      return { facts, value: onlyOne(found) };
    } catch (error) {
      throw Object.assign(error as Error, { facts });
    }
  });
  await walk.step('entry', async () => ({ facts: factsOf(person, order), warns: person.disabled, value: undefined }));
  const groups = await walk.step('groups', async () => {
    const found = await groupsOf(connection, settings, person);
    return { facts: found.slice(0, atMost).map((group) => ({ name: 'group', value: group.dn })), value: found };
  });
  await walk.step('rights', async () => ({ facts: await rightsOf(groups), value: undefined }));
  if (settings.bind === 'direct' && !settings.bindDn) return;
  if (!password) return walk.skip('password');
  await walk.step('password', async () => {
    await bindAs(connection, person.dn, password);
    if (person.disabled) throw new DirectoryRefusal('account_disabled');
    return { facts: [{ name: 'dn', value: person.dn }], value: undefined };
  });
  await bindService(connection, settings.bindDn, order.bindPassword);
}

async function bindAs(connection: Connection, name: string, password: string): Promise<void> {
  if (!name) throw new DirectoryRefusal('not_found');
  try {
    await connection.client.bind(name, password.normalize('NFC'));
  } catch (error) {
    const fault = passwordFaultOf(error);
    throw fault ? new DirectoryRefusal(fault, (error as Error).message.slice(0, 300)) : error;
  }
}

function factsOf(person: DirectoryPerson, { settings }: DiagnosisOrder): Facts {
  const { attributes } = settings;
  const shown = (['subject', 'login', 'name', 'email', 'position', 'phone'] as const).flatMap((field) =>
    attributes[field] ? [{ name: `${field} (${attributes[field]})`, value: person[field] }] : [],
  );
  const manager = attributes.manager ? [{ name: `manager (${attributes.manager})`, value: person.managerDn }] : [];
  const marks = ['userAccountControl', 'accountExpires', 'nsAccountLock', 'pwdAccountLockedTime'].flatMap((name) =>
    textsOf(person.entry, name).map((value) => ({ name, value })),
  );
  return [...shown, ...manager, ...marks, ...(person.disabled ? [{ name: 'disabled', value: 'true' }] : [])];
}
