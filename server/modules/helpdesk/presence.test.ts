// Who looks at a ticket now and who writes in it: told to colleagues within a moment, through whichever process, to no requester.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import pino from 'pino';
import { presenceLastsSeconds } from '#contract/presence.ts';
import { readConfig } from '#core/config.ts';
import { newId } from '#core/ids.ts';
import type { Caller } from '#test/support/server.ts';
import { createApp } from '../../app.ts';
import { type Desk, openDesk } from './test-desk.ts';

describe('H1 presence', () => {
  let desk: Desk;
  let second: Awaited<ReturnType<typeof createApp>>;
  let address: string;
  let id: string;
  const ended: (() => void)[] = [];
  before(async () => {
    desk = await openDesk();
    const { server } = desk;
    second = await createApp({
      config: readConfig({ VEDOMO_DATA: server.dataDir }, []),
      secret: Buffer.alloc(32, 7),
      databaseUrl: server.appUrl,
      clock: server.clock,
      log: pino({ level: 'silent' }),
    });
    address = await second.http.listen({ host: '127.0.0.1', port: 0 });
    ({ id } = await desk.ticket(desk.as.employee));
    await desk.act(desk.as.curator, id, 'assign', { groupId: desk.ids['group.office'] });
  });
  after(async () => {
    for (const end of ended) end();
    await second.close();
    await desk.server.close();
  });
  const tabs = new Map<Caller, string>();
  const tabOf = (who: Caller): string => {
    const tab = tabs.get(who) ?? newId();
    tabs.set(who, tab);
    return tab;
  };
  const tell = (who: Caller, more: object = {}) =>
    desk.ask(who, 'POST', `/api/records/${id}/presence`, { tabId: tabOf(who), ...more });
  const seen = async (who: Caller) => (await desk.ask(who, 'GET', `/api/records/${id}/presence`)).body.items;

  /** What a person's live stream at the second process has said of presence. */
  async function listen(who: Caller) {
    const end = new AbortController();
    ended.push(() => end.abort());
    const stream = await fetch(`${address}/api/live`, {
      headers: { cookie: who.cookie, 'sec-fetch-site': 'same-origin' },
      signal: end.signal,
    });
    let heard = '';
    void (async () => {
      for await (const chunk of stream.body as ReadableStream<Uint8Array>) heard += Buffer.from(chunk).toString();
    })().catch(() => undefined);
    const times = () => heard.split('event: presence').length - 1;
    return {
      times,
      async hears(count: number) {
        for (const until = performance.now() + 20_000; times() < count; await wait(20))
          assert.ok(performance.now() < until, heard);
      },
    };
  }

  it('colleagues see each other come, write and leave; the requester sees none of it and hears nothing', async () => {
    const { as } = desk;
    const before = (await desk.rows<{ n: number }>('select count(*)::int as n from event'))[0]?.n;
    for (const who of [as.curator, as.technician, as.employee]) assert.equal((await tell(who)).status, 200);
    const [curator, employee] = [await listen(as.curator), await listen(as.employee)];
    await curator.hears(1);
    assert.deepEqual(
      (await seen(as.curator)).map((one: { name: string; outside: boolean }) => [one.name, one.outside]),
      [
        ['Громов Пётр Ильич', false],
        ['Иванова Дарья Петровна', true],
      ],
    );
    const heard = curator.times();
    await tell(as.technician, { typing: 'internal' });
    await curator.hears(heard + 1);
    const typing = async () => (await seen(as.curator)).map((one: { typing: string | null }) => one.typing);
    assert.deepEqual(await typing(), ['internal', null]);
    // Whoever sees the outside alone writes there, whatever their page says.
    await tell(as.employee, { typing: 'internal' });
    await curator.hears(heard + 2);
    assert.deepEqual(await typing(), ['internal', 'external']);
    await tell(as.technician, { gone: true });
    await curator.hears(heard + 3);
    assert.deepEqual(await typing(), ['external']);
    assert.deepEqual(await seen(as.employee), []);
    assert.equal(employee.times(), 0);
    const after = (await desk.rows<{ n: number }>('select count(*)::int as n from event'))[0]?.n;
    assert.equal(after, before);
  });

  it('a tab that died is gone in half a minute; two tabs of a person are one; a tab is its owner’s alone', async () => {
    const { as } = desk;
    await tell(as.curator);
    await tell(as.technician);
    await desk.ask(as.technician, 'POST', `/api/records/${id}/presence`, { tabId: newId(), typing: 'external' });
    assert.deepEqual(
      (await seen(as.curator)).filter((one: { outside: boolean }) => !one.outside).map((one: object) => ({ ...one })),
      [{ id: desk.people.technician, name: 'Громов Пётр Ильич', typing: 'external', outside: false }],
    );
    await desk.ask(as.second, 'POST', `/api/records/${id}/presence`, { tabId: tabOf(as.technician), gone: true });
    await desk.ask(as.second, 'POST', `/api/records/${id}/presence`, { tabId: tabOf(as.technician) });
    const people = (await seen(as.curator)).map((one: { id: string }) => one.id);
    assert.ok(people.includes(desk.people.technician) && !people.includes(desk.people.second));
    assert.ok(presenceLastsSeconds <= 30);
    desk.server.clock.advance((presenceLastsSeconds + 1) * 1000);
    assert.deepEqual(await seen(as.curator), []);
  });

  it('whoever does not see the record can neither tell nor ask', async () => {
    const { as } = desk;
    assert.equal((await tell(as.stranger)).status, 404);
    assert.equal((await desk.ask(as.stranger, 'GET', `/api/records/${id}/presence`)).status, 404);
  });
});
