// For tests: a server with registration open, and a visitor who goes through it.
import assert from 'node:assert/strict';
import type { LightMyRequestResponse } from 'fastify';
import { type Caller, startTestServer, type TestServer } from '#test/support/server.ts';

export const visitorPassword = 'sirenevyj-tuman-9-utrom';

export interface Door {
  server: TestServer;
  owner: Caller;
  consentTextId: string;
  /** The newest letter to an address. */
  letter(address: string): Promise<{ subject: string; body: string; state: string } | undefined>;
  code(address: string): Promise<string>;
  ask(login: string, more?: Record<string, unknown>): Promise<LightMyRequestResponse>;
  /** Registered and proved: waits for a decision. */
  waiting(login: string, more?: Record<string, unknown>): Promise<{ id: string; email: string }>;
  // biome-ignore lint/suspicious/noExplicitAny: whatever columns the test asks for
  rows(text: string, values?: unknown[]): Promise<any[]>;
  set(key: string, value: Record<string, unknown>): Promise<void>;
}

export async function openDoor(environment: Record<string, string> = {}): Promise<Door> {
  const server = await startTestServer(environment);
  const owner = await server.owner();
  const rows = async (text: string, values: unknown[] = []) =>
    (await server.services.pools.read.query(text, values)).rows;
  const door = { server, owner, rows } as Door;
  door.set = async (key, value) => {
    // Changing settings asks for a proof not older than 15 minutes, and tests turn the clock.
    door.owner = await server.owner();
    const { items } = (await door.owner.call('GET', '/api/admin/settings')).json();
    const { version } = items.find((one: { key: string }) => one.key === key);
    const answer = await door.owner.call(
      'PUT',
      `/api/admin/settings/${key}`,
      { value },
      { 'if-match': `"${version}"` },
    );
    assert.equal(answer.statusCode, 200, answer.body);
    await settle(server, key, value);
  };
  await door.set('registration', { open: true, perAddress: 1000 });
  door.consentTextId = (await server.anonymous.call('GET', '/api/auth/door')).json().consent.textId;
  door.letter = async (address) => {
    const found = await rows('select subject, body, state from outbox where recipient = $1 order by id desc limit 1', [
      address,
    ]);
    return found[0];
  };
  door.code = async (address) => /\d{6}/.exec((await door.letter(address))?.body ?? '')?.[0] ?? '';
  door.ask = (login, more = {}) =>
    server.anonymous.call('POST', '/api/auth/register', {
      login,
      email: `${login}@example.org`,
      password: visitorPassword,
      name: `Гостев ${login}`,
      consentTextId: door.consentTextId,
      ...more,
    });
  door.waiting = async (login, more = {}) => {
    const email = String(more.email ?? `${login}@example.org`);
    const asked = await door.ask(login, more);
    assert.equal(asked.statusCode, 202, asked.body);
    const code = await door.code(email);
    const proved = await server.anonymous.call('POST', '/api/auth/register/confirm', { id: asked.json().id, code });
    assert.equal(proved.statusCode, 200, proved.body);
    const [person] = await rows('select id from app_user where lower(login) = lower($1)', [login]);
    return { id: person.id, email };
  };
  return door;
}

/** Settings outside a transaction are at most a second old: reads on until the new one is seen. */
async function settle(server: TestServer, key: string, value: Record<string, unknown>): Promise<void> {
  const { settingValue } = await import('#core/settings/value.ts');
  const entry = server.services.catalog.settings.get(key);
  assert.ok(entry, key);
  for (const end = performance.now() + 5_000; performance.now() < end; ) {
    const now = (await settingValue(server.services, entry.definition)) as Record<string, unknown>;
    if (Object.entries(value).every(([name, wanted]) => now[name] === wanted)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`setting ${key} did not settle`);
}
