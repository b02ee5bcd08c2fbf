// An administrator says that an account and an entry of a directory are one person.
import { linkPerson } from '#contract/ldap.ts';
import { preparedAction } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { Refusal } from '../../../refusal.ts';
import { requireNotAbove } from '../../guard-rights.ts';
import { lockPerson } from '../../lock-person.ts';
import { bindService, withConnection } from '../connect.ts';
import { asRefusal, DirectoryRefusal } from '../faults.ts';
import { findByLogin, onlyOne } from '../find.ts';
import { link } from '../link.ts';
import { directoryById } from '../stored.ts';

export const linkPersonAction = preparedAction(
  linkPerson,
  async (services, actor, input) => {
    if (!actor.rights.everywhere(linkPerson.name)) throw new Refusal('not_allowed');
    const directory = await directoryById(services, services.pools.read, input.id);
    if (!directory) throw new Refusal('not_found');
    const { settings, bindPassword } = directory;
    try {
      const person = await withConnection(settings, async (connection) => {
        await bindService(connection, settings.bindDn, bindPassword);
        return onlyOne(await findByLogin(connection, settings, input.login, services.clock.now()));
      });
      return { directory, person };
    } catch (error) {
      if (!(error instanceof DirectoryRefusal)) throw error;
      throw error.code === 'not_found' || error.code === 'several'
        ? new Refusal('directory_not_found')
        : asRefusal(error);
    }
  },
  async (unit, input, { directory, person }) => {
    requireEverywhere(unit);
    const account = await lockPerson(unit, input.userId);
    // Whoever chooses the entry chooses who signs in as this person.
    await requireNotAbove(unit, account.id);
    await link(unit, directory, person, account.id);
    unit.event({
      data: { directory: directory.key },
      personal: { [account.id]: { dn: person.dn, login: person.login } },
    });
    return { ok: true as const };
  },
);
