// Many people and groups at once, beside the bulk path of records: principals, accounts, keys of their data, membership,
// roles, and one event. Accounts come without a password: people are invited, or tokens are made for them.
import type { Actor } from '../actor.ts';
import { writeEvents } from '../events.ts';
import type { Services } from '../services.ts';
import { inTransaction } from './transaction.ts';

export interface BulkGroup {
  id: string;
  name: string;
  kind: 'department' | 'branch' | 'partner' | 'team';
  index?: string;
}
export interface BulkPerson {
  id: string;
  login: string;
  name: string;
  position?: string;
  status: 'active' | 'invited' | 'deactivated';
  groups: readonly string[];
  roles: readonly string[];
}
export interface BulkPeople {
  what: string;
  groups: readonly BulkGroup[];
  people: readonly BulkPerson[];
}

const batchSize = 1_000;

export function fillPeople(services: Services, actor: Actor, fill: BulkPeople): Promise<void> {
  return inTransaction(services, async (client) => {
    const moment = services.clock.now().toISOString();
    const write = async (rows: readonly unknown[], text: string) => {
      for (let from = 0; from < rows.length; from += batchSize)
        await client.query(text, [
          JSON.stringify(rows.slice(from, from + batchSize)),
          moment,
          ...(text.includes('$3') ? [actor.id] : []),
        ]);
    };
    await write(
      fill.groups.map((group) => ({ index: '', ...group })),
      `with given as (select * from json_to_recordset($1::json) as given (id uuid, name text, kind text, index text)),
         made as (insert into principal (id, kind, name, created_at) select id, 'group', name, $2 from given)
       insert into user_group (id, kind, index) select id, kind, index from given`,
    );
    await write(
      fill.people.map((person) => ({
        ...person,
        position: person.position ?? '',
        wrapped: (services.subjectKeys.prepareSubject(person.id, 'user').values[2] as Buffer).toString('hex'),
      })),
      `with given as materialized (select * from json_to_recordset($1::json) as given
           (id uuid, login text, name text, position text, status text, groups json, roles json, wrapped text)),
         made as (insert into principal (id, kind, name, created_at) select id, 'user', name, $2 from given),
         keyed as (insert into data_subject (id, kind, wrapped_key) select id, 'user', decode(wrapped, 'hex') from given),
         place as (select one::uuid as group_id, given.id from given cross join lateral json_array_elements_text(given.groups) as one),
         placed as (insert into group_member (group_id, principal_id) select group_id, id from place),
         stayed as (insert into group_membership (id, group_id, principal_id, from_at, from_by)
           select gen_random_uuid(), group_id, id, $2, $3 from place),
         trusted as (insert into user_role (user_id, role_key)
           select given.id, one from given cross join lateral json_array_elements_text(given.roles) as one)
       insert into app_user (id, login, position, status, changed_at) select id, login, position, status, $2 from given`,
    );
    await client.query('update rights_version set version = version + 1');
    await writeEvents(
      services,
      client,
      actor,
      'core.bulk.fill',
      [{ data: { what: fill.what, groups: fill.groups.length, people: fill.people.length } }],
      'done',
    );
  });
}
