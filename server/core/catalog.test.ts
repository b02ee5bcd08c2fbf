import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { defineOperation, type Operation, type OperationShape } from '#contract/core.ts';
import { modules } from '../modules.ts';
import { type Module, makeCatalog, operationsOf } from './catalog.ts';
import { action, query } from './core-operation.ts';
import { exceeding } from './identity/held-rights.ts';
import type { Handler } from './operation.ts';
import { Rights } from './rights.ts';

const operation = (name: string, path: string, more: Partial<OperationShape> = {}): Operation =>
  defineOperation({
    name,
    kind: 'query',
    method: 'GET',
    path,
    title: { ru: 'Проба', en: 'Trial' },
    input: z.object({}),
    output: z.object({}),
    example: {},
    ...more,
  });
const answering = (one: Operation): Handler => query(one as never, (async () => ({})) as never);
const moduleOf = (contract: readonly Operation[], more: Partial<Module> = {}): Module => ({
  name: 'trial',
  contract,
  handlers: contract.map(answering),
  ...more,
});

describe('the catalog refuses to start', () => {
  const read = operation('trial.thing.read', '/api/things/:id');

  it('O1 an operation without a handler', () => {
    assert.throws(() => makeCatalog([moduleOf([read], { handlers: [] })]), /trial\.thing\.read has no handler/);
  });

  it('O1 an operation without a contract, with two handlers, or with a handler of another kind', () => {
    assert.throws(() => makeCatalog([moduleOf([], { handlers: [answering(read)] })]), /not in the contract/);
    assert.throws(
      () => makeCatalog([moduleOf([read], { handlers: [answering(read), answering(read)] })]),
      /two handlers/,
    );
    const wrong = action(read as never, (async () => ({})) as never);
    assert.throws(() => makeCatalog([moduleOf([read], { handlers: [wrong] })]), /is a query, its handler is a action/);
    const file = operation('trial.file.read', '/api/trial-files/:id', { stream: 'download' });
    assert.throws(() => makeCatalog([moduleOf([file])]), /is a stream, its handler is a query/);
  });

  it('O3 an operation without words in both languages', () => {
    const silent = operation('trial.thing.hide', '/api/things', { title: { ru: 'Проба', en: '' } });
    assert.throws(() => makeCatalog([moduleOf([silent])]), /trial\.thing\.hide has no words in both languages/);
  });

  it('O1 an operation that names no right', () => {
    const open = { ...read, access: undefined } as unknown as Operation;
    assert.throws(() => makeCatalog([moduleOf([open])]), /trial\.thing\.read names no right/);
  });

  it('H7 a quiet operation that is more than an action on one’s own affairs, or gives no reason', () => {
    const quiet = { ru: 'своё', en: 'one’s own' };
    const marked = (more: Partial<OperationShape>) =>
      operation('trial.thing.read', '/api/things', { kind: 'action', method: 'POST', quiet, ...more });
    const refused = (one: Operation, words: RegExp) =>
      assert.throws(
        () => makeCatalog([moduleOf([one], { handlers: [action(one as never, (async () => ({})) as never)] })]),
        words,
      );
    for (const access of ['right', 'public'] as const) refused(marked({ access }), /quiet, which only an action/);
    const machinery = quiet;
    for (const access of ['signed-in', 'public'] as const)
      refused(marked({ access, quiet: undefined, machinery }), /machinery, which only an action/);
    refused(marked({ access: 'signed-in', kind: 'query' }), /quiet, which only an action/);
    refused(marked({ access: 'signed-in', quiet: { ru: 'своё', en: '' } }), /quiet without a reason/);
    const fine = marked({ access: 'signed-in' });
    assert.doesNotThrow(() =>
      makeCatalog([moduleOf([fine], { handlers: [action(fine as never, (async () => ({})) as never)] })]),
    );
  });

  it('O1 a name or a path taken twice, whatever its parameters are called', () => {
    assert.throws(() => makeCatalog([moduleOf([read]), moduleOf([read])]), /defined twice/);
    const other = operation('trial.thing.show', '/api/things/:thingId');
    assert.throws(() => makeCatalog([moduleOf([read, other])]), /GET \/api\/things\/:thingId is taken twice/);
  });

  it('O1 a role that grants what nothing does, a kind of record that nothing reads', () => {
    const role = { key: 'r', name: { ru: 'р', en: 'r' }, grants: [{ operation: 'trial.thing.write', reach: 'all' }] };
    assert.throws(() => makeCatalog([moduleOf([read], { roles: [role as never] })]), /grants trial\.thing\.write/);
    const kind = { kind: 'thing', title: { ru: 'Вещь', en: 'Thing' }, read: 'trial.thing.open' };
    assert.throws(
      () => makeCatalog([moduleOf([read], { recordKinds: [kind] })]),
      /the reading of thing runs .*, which nothing does/,
    );
  });

  it('O1 a name that is not module.thing.verb', () => {
    assert.throws(() => operation('things', '/api/things'), /operation name/);
  });

  it('O1 every operation that a contract exports is found for the card', () => {
    assert.deepEqual(operationsOf({ read, errors: { method: 1 }, number: 5 }), [read]);
  });
});

describe('the program’s own catalog', () => {
  it('O1 is whole', () => {
    assert.doesNotThrow(() => makeCatalog(modules));
  });

  it('O1 lets an administrator give the ready roles below: they hold all that those do', () => {
    const { roles, operations } = makeCatalog(modules);
    const held = (key: string): Rights =>
      new Rights({
        me: 'somebody',
        grants: (roles.get(key)?.grants ?? []).map((grant) => ({ ...grant, area: ['area'], clearances: [] })),
        switches: [],
        area: [],
        roles: [key],
      });
    const names = operations.filter((one) => one.access === 'right').map((one) => one.name);
    for (const key of ['editor', 'viewer']) {
      assert.ok(roles.has(key), key);
      assert.deepEqual(exceeding(held('admin'), held(key), names), [], key);
    }
    assert.notDeepEqual(exceeding(held('editor'), held('admin'), names), []);
  });
});
