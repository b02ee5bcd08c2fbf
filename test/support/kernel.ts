// A kernel with a module of the test's own, for the promises that no real operation shows alone.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { z } from 'zod';
import { defineOperation, type OperationShape } from '#contract/core.ts';
import type { Actor } from '#core/actor.ts';
import type { Module } from '#core/catalog.ts';
import { readConfig } from '#core/config.ts';
import { action, query } from '#core/core-operation.ts';
import type { CoreTables } from '#core/db/tables.ts';
import { newId } from '#core/ids.ts';
import type { Handler } from '#core/operation.ts';
import type { Reader } from '#core/reader.ts';
import { Rights } from '#core/rights.ts';
import type { Services } from '#core/services.ts';
import type { Unit } from '#core/unit.ts';
import { createServices } from '../../server/app.ts';
import { TestClock } from './clock.ts';
import { freshDatabase } from './database.ts';

let paths = 0;
const shape = (name: string, kind: 'action' | 'query', marks: Partial<OperationShape>) =>
  defineOperation({
    name,
    kind,
    method: kind === 'action' ? 'POST' : 'GET',
    path: `/api/test/${paths++}`,
    title: { ru: 'Проба', en: 'Trial' },
    input: z.looseObject({}),
    output: z.looseObject({}),
    example: {},
    ...marks,
  });

export const trialAction = (
  name: string,
  run: (unit: Unit<CoreTables>, input: Record<string, unknown>) => Promise<Record<string, unknown>>,
  marks: Partial<OperationShape> = {},
): Handler => action(shape(name, 'action', marks) as never, run as never);
export const trialQuery = (
  name: string,
  run: (reader: Reader<CoreTables>, input: Record<string, unknown>) => Promise<Record<string, unknown>>,
  marks: Partial<OperationShape> = {},
): Handler => query(shape(name, 'query', marks) as never, run as never);

export interface Kernel {
  services: Services;
  clock: TestClock;
  ownerUrl: string;
  /** A person who holds these operations over everything. */
  person(...operations: string[]): Promise<Actor>;
  events(): Promise<{ operation: string; outcome: string; subject_ids: string[]; data: Record<string, unknown> }[]>;
  close(): Promise<void>;
}

/** `more` are core's own cards and others that the trial needs beside its handlers. */
export async function startKernel(handlers: readonly Handler[], more: readonly Module[] = []): Promise<Kernel> {
  const database = await freshDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'vedomo-kernel-'));
  const clock = new TestClock();
  const services = createServices({
    config: readConfig({ VEDOMO_DATA: dataDir }, []),
    secret: randomBytes(32),
    databaseUrl: database.appUrl,
    clock,
    log: pino({ level: 'silent' }),
    modules: [{ name: 'trial', handlers, contract: handlers.map((handler) => handler.operation) }, ...more],
  });
  return {
    services,
    clock,
    ownerUrl: database.ownerUrl,
    async person(...operations) {
      const id = newId();
      await services.pools.write.query(
        `insert into principal (id, kind, name, created_at) values ($1, 'user', 'Петров Пётр', now())`,
        [id],
      );
      await services.subjectKeys.createSubject(services.pools.write, id, 'user');
      const rights = new Rights({
        me: id,
        grants: operations.map((operation) => ({ operation, reach: 'all', area: [], clearances: [] })),
        switches: [],
        area: [],
        roles: [],
      });
      return {
        id,
        kind: 'user',
        name: 'Петров Пётр',
        login: 'petrov',
        locale: 'ru',
        address: '10.0.0.1',
        requestId: newId(),
        rights,
      };
    },
    async events() {
      const { rows } = await services.pools.read.query(
        'select operation, outcome, subject_ids::text[] as subject_ids, data from event order by id',
      );
      return rows;
    },
    async close() {
      await services.live.close();
      await services.pools.end();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
