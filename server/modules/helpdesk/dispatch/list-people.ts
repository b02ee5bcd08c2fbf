// Executors with their shift, load and skills: of one queue, or of all queues that categories name and whoever is on duty.
import { listDispatchPeople } from '#contract/helpdesk.ts';
import { dispatchSetting } from '#contract/settings/dispatch.ts';
import { sqlOf } from '#core/handle.ts';
import { settingIn } from '#core/settings/value.ts';
import { areaOf } from '#core/shifts/area.ts';
import { query } from '../tables.ts';
import { executorsOf } from './people.ts';
import { queueIds } from './queues.ts';

export const listDispatchPeopleQuery = query(listDispatchPeople, async (reader, { groupId }) => {
  const rules = await settingIn(reader, dispatchSetting);
  const area = areaOf(reader);
  const queues = groupId ? [groupId] : await queueIds(sqlOf(reader), area);
  const { people, more } = await executorsOf(reader, queues, rules);
  const seen = people.filter(
    (one) =>
      one.may('none') && (!area || one.groups.some((group) => area.includes(group.id)) || area.includes(one.person.id)),
  );
  return {
    people: seen
      .map(({ person, dutyUntil, absent, load, fullMinutes, skills, sites, groups }) => ({
        person,
        dutyUntil,
        absent,
        load,
        fullMinutes,
        skills,
        sites,
        groups,
      }))
      .sort(
        (one, other) =>
          Number(other.dutyUntil !== null) - Number(one.dutyUntil !== null) ||
          one.person.name.localeCompare(other.person.name, 'ru') ||
          (one.person.id < other.person.id ? -1 : 1),
      ),
    fullMinutes: rules.dayHours * 60,
    more,
  };
});
