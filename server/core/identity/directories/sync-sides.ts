// Reads both sides of a sync: everybody in the directory, everybody linked to it here.
import type { Services } from '../../services.ts';
import { bindService, withConnection } from './connect.ts';
import { everybody, findBySubject } from './find.ts';
import { groupsOfEverybody } from './groups.ts';
import { givenBy } from './mapping.ts';
import { type Directory, providerOf } from './stored.ts';
import type { LinkedAccount, Listed, PlannedAct, Sides } from './sync-plan.ts';

export async function readListed(services: Services, directory: Directory): Promise<Listed[]> {
  const { settings, bindPassword } = directory;
  return withConnection(settings, async (connection) => {
    await bindService(connection, settings.bindDn, bindPassword);
    const groupsOf = await groupsOfEverybody(connection, settings);
    const listed: Listed[] = [];
    for await (const page of everybody(connection, settings, services.clock.now())) {
      for (const person of page) listed.push({ person, given: givenBy(settings, groupsOf(person)) });
    }
    return listed;
  });
}

export async function readLinked(services: Services, directory: Directory): Promise<LinkedAccount[]> {
  const { rows } = await services.pools.read.query<LinkedAccount>(
    `select u.id as "userId", i.subject, coalesce(d.dn, '') as dn, u.status, u.login, u.email, p.name, u.position, u.phone,
       u.manager_id as "managerId", coalesce(d.given, '{"groupIds":[],"roles":[]}') as given,
       coalesce((select json_agg(group_id order by group_id) from group_member where principal_id = u.id), '[]') as "groupIds",
       coalesce((select json_agg(json_build_object('key', role_key, 'areaId', area_id)) from user_role where user_id = u.id), '[]') as roles
     from user_identity i join app_user u on u.id = i.user_id join principal p on p.id = u.id
       left join directory_person d on d.directory_id = $2 and d.subject = i.subject
     where i.provider = $1`,
    [providerOf(directory), directory.id],
  );
  return rows;
}

async function readTaken(services: Services, directory: Directory): Promise<Set<string>> {
  const { rows } = await services.pools.read.query<{ word: string }>(
    `select lower(w.word) as word from app_user u cross join lateral (values (u.login), (u.email)) as w (word)
     where w.word is not null and not exists (select from user_identity i where i.provider = $1 and i.user_id = u.id)`,
    [providerOf(directory)],
  );
  return new Set(rows.map((row) => row.word));
}

export async function readSides(services: Services, directory: Directory): Promise<Sides> {
  const listed = await readListed(services, directory);
  const [linked, takenWords] = await Promise.all([readLinked(services, directory), readTaken(services, directory)]);
  const { sync, attributes } = directory.settings;
  return {
    listed,
    linked,
    takenWords,
    create: sync.create,
    deactivate: sync.deactivate,
    mapped: {
      position: attributes.position !== '',
      phone: attributes.phone !== '',
      manager: attributes.manager !== '',
    },
  };
}

/**
 * Whoever was not in the list is asked for once more by name: a list may end early without saying so, and an account is
 * closed only when the directory itself says that there is no such entry.
 */
export async function confirmGone(
  services: Services,
  directory: Directory,
  acts: readonly PlannedAct[],
): Promise<{ acts: PlannedAct[]; kept: PlannedAct[] }> {
  const gone = acts.filter((act) => act.kind === 'deactivate' && act.why === 'gone');
  if (gone.length === 0) return { acts: [...acts], kept: [] };
  const { settings, bindPassword } = directory;
  const kept = await withConnection(settings, async (connection) => {
    await bindService(connection, settings.bindDn, bindPassword);
    const found: PlannedAct[] = [];
    for (const act of gone) {
      if (act.kind !== 'deactivate') continue;
      const person = await findBySubject(connection, settings, act.account.subject, services.clock.now());
      if (person && !person.disabled) found.push(act);
    }
    return found;
  });
  return { acts: acts.filter((act) => !kept.includes(act)), kept };
}
