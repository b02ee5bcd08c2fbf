// A helpdesk for tests of triggers: its clock stands still, its followers and workers run when they are told to.
import assert from 'node:assert/strict';
import type { Services } from '#core/services.ts';
import { followTriggers } from '#core/triggers/follow.ts';
import { carryOut } from '#core/triggers/run.ts';
import { settled } from '#test/support/settle.ts';
import { openClockedDesk } from '../deadlines/test-clocks.ts';
import type { Answer, Desk, DeskLogin } from '../test-desk.ts';

export type Content = Record<string, unknown>;
/** A group of one condition. */
export const when = (field: string, operator: string, value: unknown = null) => ({
  match: 'all',
  conditions: [{ field, operator, value }],
});

export interface TriggerBench {
  desk: Desk;
  services: Services;
  /** Everything that an act sets off, and what that sets off. */
  settle(): Promise<void>;
  forward(minutes: number): void;
  save(name: string, content: Content, who?: DeskLogin): Promise<Answer>;
  make(name: string, content: Content): Promise<Answer['body']>;
  change(card: { id: string; version: number }, body: Content): Promise<Answer>;
  off(id: string): Promise<void>;
  card(id: string): Promise<Answer['body']>;
  /** What was said on a ticket, `internal: …`. */
  words(id: string): Promise<string[]>;
  runs(query: string): Promise<Answer['body'][]>;
}

export async function openTriggerBench(): Promise<TriggerBench> {
  const desk = await openClockedDesk('2026-11-24 10:00');
  const { services } = desk.server;
  await followTriggers(services);
  const curator = (...of: Parameters<Desk['ask']> extends [unknown, ...infer Rest] ? Rest : never) =>
    desk.ask(desk.as.curator, ...of);
  const bench: TriggerBench = {
    desk,
    services,
    async settle() {
      for (let round = 0; round < 5; round++) {
        await settled(services.pools.read);
        await followTriggers(services);
        await carryOut(services);
      }
    },
    forward: (minutes) => desk.server.clock.advance(minutes * 60_000),
    save: (name, content, who = 'curator') =>
      desk.ask(desk.as[who], 'POST', '/api/triggers', {
        ...{ subject: 'ticket', kind: 'event', name, events: [], timetable: null, match: 'all', groups: [] },
        ...content,
      }),
    async make(name, content) {
      bench.forward(1);
      const made = await bench.save(name, content);
      assert.equal(made.status, 201, JSON.stringify(made.body));
      bench.forward(1);
      return made.body;
    },
    change: (card, body) => curator('PATCH', `/api/triggers/${card.id}`, body, { 'if-match': `"${card.version}"` }),
    async off(id) {
      const { body } = await curator('GET', `/api/triggers/${id}`);
      assert.equal((await bench.change(body, { enabled: false })).status, 200);
    },
    card: async (id) => (await desk.ask(desk.as.technician, 'GET', `/api/helpdesk/tickets/${id}`)).body,
    async words(id) {
      const { body } = await desk.ask(desk.as.technician, 'GET', `/api/records/${id}/comments`);
      return body.items.map((one: { body: string; audience: string }) => `${one.audience}: ${one.body}`);
    },
    runs: async (query) => (await curator('GET', `/api/triggers/runs?${query}`)).body.items,
  };
  return bench;
}
