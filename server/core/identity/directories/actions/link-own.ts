// A signed-in person joins their account to a directory by proving its password.
import { linkOwn } from '#contract/ldap.ts';
import { preparedAction } from '../../../core-operation.ts';
import { Refusal } from '../../../refusal.ts';
import { accountOf, refuseTokens } from '../../account-of.ts';
import { lockPerson } from '../../lock-person.ts';
import { asRefusal, DirectoryRefusal } from '../faults.ts';
import { link } from '../link.ts';
import { directoryById } from '../stored.ts';
import { proveBy, tellDown } from '../try-directories.ts';

export const linkOwnAction = preparedAction(
  linkOwn,
  async (services, actor, input) => {
    refuseTokens(actor);
    accountOf(actor);
    const directory = await directoryById(services, services.pools.read, input.id);
    if (!directory?.enabled) throw new Refusal('not_found');
    try {
      return { directory, proof: await proveBy(services, actor, directory, input) };
    } catch (error) {
      if (!(error instanceof DirectoryRefusal)) throw error;
      await tellDown(services, directory, error, actor);
      throw asRefusal(error);
    }
  },
  async (unit, _input, { directory, proof }) => {
    const userId = accountOf(unit.actor);
    if (!proof.proven) {
      unit.event({
        subjectIds: [userId],
        data: { code: 'directory_password_wrong', directory: directory.key, fault: proof.fault },
      });
      throw new Refusal('directory_password_wrong', {}, { keepsWrites: true });
    }
    await lockPerson(unit, userId);
    await link(unit, directory, proof.person, userId);
    unit.event({
      data: { directory: directory.key },
      personal: { [userId]: { dn: proof.person.dn, login: proof.person.login } },
    });
    return { ok: true as const };
  },
);
