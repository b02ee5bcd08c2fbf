// Every operation × {nobody, no role, another department, each ready role, each of the seven switches on and off}, through
// HTTP, made from the contracts' examples over the test world, against the reviewed table expected.json: for each operation
// who gets which answer. VEDOMO_WRITE_MATRIX=1 writes the table anew for review.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Operation } from '#contract/core.ts';
import { switchKeys } from '#contract/people.ts';
import { bundleName, wordsNaming } from '#core/bundles.ts';
import { readyRoles } from '#core/identity/rights/ready-roles.ts';
import { newId } from '#core/ids.ts';
import { type Caller, startTestServer, type TestServer } from '#test/support/server.ts';
import { makeWorld, worldPassword } from '../../server/world.ts';

type Answer = 'unknown' | 'refused' | 'hidden' | 'allowed';
const answers = ['unknown', 'refused', 'hidden', 'allowed'] as const satisfies readonly Answer[];
/** For each operation: the callers who get an answer, in one line. */
type Matrix = Record<string, Partial<Record<Answer, string>>>;

const table = join(import.meta.dirname, 'expected.json');
/**
 * From the least to the most that may be done, so that what a stronger role changes does not hide anything from a weaker
 * one. A switch is on for somebody without a role, and off for an owner.
 */
const switchedOn = switchKeys.map((key) => `+${key}`);
const switchedOff = switchKeys.map((key) => `owner-${key}`);
const strongest = ['viewer', 'editor', 'admin', 'owner'];
const otherRoles = readyRoles.map((role) => role.key).filter((key) => !strongest.includes(key));
const callers = ['nobody', 'no role', ...switchedOn, 'outsider', ...otherRoles, ...strongest, ...switchedOff];
/** Answers for each letter by itself; that it changes none of another department's is tested beside it. */
const eachByItself = 'correspondence.letter.changeMany';
/** Acts that change a role, end the caller's own session, or make anonymous visitors wait, come last. */
const last = [
  'identity.role.update',
  'identity.role.reset',
  'identity.session.open',
  'identity.link.accept',
  'identity.session.end',
  'identity.session.lock',
  'identity.session.close',
];

/** Puts the world's ids in place of `$name`; `$missing` is an id that nothing has. */
function filled(value: unknown, ids: Record<string, string>): unknown {
  if (typeof value === 'string' && value.startsWith('$')) {
    if (value === '$missing') return newId();
    const id = ids[value.slice(1)] ?? ids[value];
    if (!id) throw new Error(`the test world has no ${value}`);
    return id;
  }
  if (Array.isArray(value)) return value.map((one) => filled(one, ids));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one, ids)]));
  }
  return value;
}

function answerOf(status: number): Answer {
  if (status === 401) return 'unknown';
  if (status === 403) return 'refused';
  if (status === 404) return 'hidden';
  if (status >= 500) throw new Error(`status ${status}`);
  return 'allowed';
}

describe('the access matrix', () => {
  let server: TestServer;
  let ids: Record<string, string>;
  const people = new Map<string, Caller>();

  before(async () => {
    server = await startTestServer();
    const world = await makeWorld(server.services);
    ids = world.ids;
    const owner = await server.signIn('owner', worldPassword);
    const colleague = async (name: string, more: object) => {
      const login = `m-${name.replaceAll(/[^a-z]/g, '')}-${people.size}`;
      const body = { login, name: 'Новичков Илья', password: worldPassword, mustChangePassword: false, ...more };
      const made = await owner.call('POST', '/api/admin/users', body);
      assert.equal(made.statusCode, 201, made.body);
      people.set(name, await server.signIn(login, worldPassword));
      return made.json().id as string;
    };
    const switched = async (id: string, switches: object) => {
      const set = await owner.call('PUT', `/api/admin/users/${id}/switches`, { switches });
      assert.equal(set.statusCode, 200, set.body);
    };
    const groupIds = [ids['group.office']];
    people.set('nobody', server.anonymous);
    await colleague('no role', {});
    for (const key of switchKeys) await switched(await colleague(`+${key}`, { groupIds }), { [key]: 'on' });
    for (const key of otherRoles) await colleague(key, { groupIds, roles: [{ key }] });
    for (const key of switchKeys)
      await switched(await colleague(`owner-${key}`, { roles: [{ key: 'owner' }] }), { [key]: 'off' });
    for (const login of ['outsider', ...strongest]) people.set(login, await server.signIn(login, worldPassword));
  });
  after(() => server.close());

  /**
   * What a switch does not name is answered as to somebody without it, and need not be asked again; but what changes
   * accounts also weighs whose rights are wider.
   */
  function answersLike(caller: string, operation: Operation): string | undefined {
    const key = /^(?:\+|owner-)(.+)$/.exec(caller)?.[1];
    if (!key || (operation.kind === 'action' && operation.name.startsWith('identity.'))) return undefined;
    const named = wordsNaming(server.services.catalog.bundles, operation.name).includes(bundleName(key));
    return named ? undefined : caller.startsWith('+') ? 'no role' : 'owner';
  }

  const answerFor = (row: Matrix[string] | undefined, caller: string): Answer | undefined =>
    answers.find((answer) => row?.[answer]?.split(', ').includes(caller));

  async function ask(caller: Caller, operation: Operation): Promise<Answer> {
    const input = filled(operation.example, ids) as Record<string, unknown>;
    const path = operation.path.replace(/:(\w+)/g, (_, name: string) => {
      const value = String(input[name]);
      delete input[name];
      return value;
    });
    const query = new URLSearchParams(
      Object.entries(input).map(([key, value]): [string, string] => [key, String(value)]),
    );
    const headers: Record<string, string> = operation.versioned ? { 'if-match': '"1"' } : {};
    const body = operation.method === 'GET' ? undefined : input;
    const url = operation.method === 'GET' && query.size > 0 ? `${path}?${query}` : path;
    const answer = await caller.call(operation.method, url, body, headers);
    try {
      return answerOf(answer.statusCode);
    } catch {
      throw new Error(`${operation.name}: ${answer.statusCode} ${answer.body}`);
    }
  }

  it('L2 L8 O1 every operation answers every kind of caller as the reviewed table says', {
    timeout: 420_000,
  }, async () => {
    const operations = server.services.catalog.operations
      // A stream of live changes never ends; test/api covers its rights.
      .filter((operation) => operation.stream !== 'live')
      .toSorted((a, b) => last.indexOf(a.name) - last.indexOf(b.name));
    const found: Matrix = {};
    for (const operation of operations) {
      const given = new Map<string, Answer>();
      for (const name of callers) {
        const like = given.get(answersLike(name, operation) ?? '');
        given.set(name, like ?? (await ask(people.get(name) as Caller, operation)));
      }
      const row: Matrix[string] = {};
      for (const answer of answers) {
        const who = callers.filter((name) => given.get(name) === answer);
        if (who.length > 0) row[answer] = who.join(', ');
      }
      found[operation.name] = row;
    }
    const sorted = Object.fromEntries(Object.entries(found).sort(([a], [b]) => a.localeCompare(b)));
    if (process.env.VEDOMO_WRITE_MATRIX) writeFileSync(table, `${JSON.stringify(sorted, null, 2)}\n`);
    assert.deepEqual(sorted, JSON.parse(readFileSync(table, 'utf8')));
  });

  it('L2 without sign-in nothing answers but what is public', () => {
    const reviewed = JSON.parse(readFileSync(table, 'utf8')) as Matrix;
    const open = server.services.catalog.operations
      .filter((operation) => operation.access === 'public')
      .map((operation) => operation.name);
    assert.deepEqual(open.sort(), [
      'identity.challenge.read',
      'identity.client.authorize',
      'identity.client.discover',
      'identity.code.enter',
      'identity.code.send',
      'identity.door.read',
      'identity.invitation.accept',
      'identity.invitation.read',
      'identity.key.publish',
      'identity.link.accept',
      'identity.passkey.ask',
      'identity.passkey.enter',
      'identity.password.forget',
      'identity.password.setByLink',
      'identity.provider.begin',
      'identity.provider.confirm',
      'identity.provider.offer',
      'identity.provider.register',
      'identity.provider.return',
      'identity.registration.prove',
      'identity.registration.request',
      'identity.session.open',
      'messenger.webhook.receive',
      'privacy.text.read',
    ]);
    for (const [name, row] of Object.entries(reviewed))
      if (!open.includes(name)) assert.equal(answerFor(row, 'nobody'), 'unknown', name);
  });

  it('L8 a person of another department reaches no letter of this one', () => {
    const reviewed = JSON.parse(readFileSync(table, 'utf8')) as Matrix;
    for (const operation of server.services.catalog.operations) {
      const example = JSON.stringify(operation.example);
      if (!example.includes('$letter.') || operation.name === eachByItself) continue;
      for (const name of ['no role', 'outsider'])
        assert.ok(
          ['refused', 'hidden'].includes(answerFor(reviewed[operation.name], name) ?? ''),
          `${operation.name} for ${name}`,
        );
    }
  });
});
