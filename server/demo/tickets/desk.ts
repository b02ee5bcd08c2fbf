// The helpdesk of the demonstration as its curator set it up: the tree of categories with their queues, buildings and rooms.
import type { Output } from '#contract/core.ts';
import type { manageCategories } from '#contract/helpdesk.ts';
import type { NumberSeries } from '#core/numbering/series.ts';
import { ticketSeries } from '#modules/helpdesk/index.ts';
import type { DemoContact, DemoGround } from '../ground.ts';
import type { Office } from '../office.ts';
import { type DemoPerson, demoPerson } from '../people.ts';
import { houses, type Topic, topics } from './topics.ts';

export interface DeskTopic extends Topic {
  categoryId: string;
  groupId: string;
  executors: readonly DemoPerson[];
}
export interface Desk {
  topics: readonly DeskTopic[];
  places: readonly { id: string; medical: boolean }[];
  series: NumberSeries;
  dispatcher: DemoPerson;
  requesters: readonly DemoPerson[];
  contacts: readonly DemoContact[];
}
const closeAfterDays = 3;

export async function makeDesk(office: Office, { people, persons }: DemoGround): Promise<Desk> {
  const curator = demoPerson(people, 'curator');
  const { items } = await office.do<Output<typeof manageCategories>>('helpdesk.category.manage', curator, {});
  const known = new Map(items.map((one) => [one.path, one]));
  const made = new Map(items.map((one) => [one.path, one.id]));
  const desk: DeskTopic[] = [];
  for (const topic of topics) {
    const queue = people.desks[topic.desk];
    const { path, hint, desk: _desk, share: _share, subjects: _s, details: _d, results: _r, ...rules } = topic;
    const fields = { hint, groupId: queue.groupId, closeAfterDays, ...rules };
    let id: string | null = null;
    for (const [depth, name] of path.entries()) {
      const here = path.slice(0, depth + 1).join(' / ');
      const parentId: string | null = id;
      const own = depth === path.length - 1 ? fields : { groupId: queue.groupId, closeAfterDays };
      id = made.get(here) ?? null;
      const before = known.get(here);
      if (!id) {
        id = (await office.do<{ id: string }>('helpdesk.category.create', curator, { name, parentId, ...own })).id;
        made.set(here, id);
      } else if (before && !before.group) {
        await office.do('helpdesk.category.update', curator, { id, ...own }, { version: before.version });
        known.delete(here);
      }
    }
    desk.push({ ...topic, categoryId: id as string, groupId: queue.groupId, executors: queue.people });
  }
  const places: Desk['places'][number][] = [];
  const place = async (name: string, kind: string, parentId: string | null) =>
    (await office.do<{ id: string }>('core.place.create', curator, { name, kind, parentId })).id;
  for (const { name, rooms } of houses) {
    const house = await place(name, 'building', null);
    for (const room of rooms)
      places.push({
        id: await place(/^\d/.test(room) ? `каб. ${room}` : room, 'room', house),
        medical: name === 'Медсанчасть',
      });
  }
  await office.services.pools.write.query(
    'insert into number_series (id, template, restart, index) values ($1, $2, $3, $4) on conflict (id) do nothing',
    [ticketSeries.id, ticketSeries.template, ticketSeries.restart, ticketSeries.index],
  );
  return {
    topics: desk,
    places,
    series: ticketSeries,
    dispatcher: curator,
    requesters: people.people,
    contacts: persons.slice(0, 20),
  };
}

/** By their shares. */
export function topicOf(desk: Desk, chance: number): DeskTopic {
  let left = chance * desk.topics.reduce((sum, topic) => sum + topic.share, 0);
  for (const topic of desk.topics) {
    left -= topic.share;
    if (left < 0) return topic;
  }
  return desk.topics[0] as DeskTopic;
}
