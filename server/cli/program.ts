// The program under a command: migrated, prepared, with the services that operations run on; no server, no jobs.
import { hostname, userInfo } from 'node:os';
import pg from 'pg';
import pino from 'pino';
import type { Actor } from '#core/actor.ts';
import { migrateUp } from '#core/db/migrate.ts';
import { sealJournal } from '#core/journal/seal.ts';
import type { Services } from '#core/services.ts';
import { StartError } from '#core/start-error.ts';
import { cliActor } from '#core/system-actor.ts';
import { createServices } from '../app.ts';
import { type Database, schemaOf, settleEra } from '../database.ts';
import { prepareInstallation } from '../prepare.ts';

export interface Program {
  services: Services;
  actor: Actor;
  close(): Promise<void>;
}

/** Whoever types the command, as the journal names them. */
export function commandActor(): Actor {
  let user: string;
  try {
    user = userInfo().username;
  } catch {
    // A container's account may have a number and no name.
    user = String(process.getuid?.() ?? 'unknown');
  }
  return cliActor(`cli:${user}@${hostname()}`);
}

/** Services on a database as it stands. Warnings go to the error stream: the output belongs to the command. */
export function servicesOn({ config, secret, appUrl }: Database): Services {
  const level = ['trace', 'debug', 'silent'].includes(config.logLevel) ? config.logLevel : 'warn';
  const log = pino({ level, base: { service: 'vedomo' } }, pino.destination({ dest: 2, sync: true }));
  return createServices({ config, secret, databaseUrl: appUrl, log, pools: { write: 2, read: 3 } });
}

export async function closeServices(services: Services): Promise<void> {
  await services.live.close();
  await services.pools.end();
}

export async function openProgram(
  database: Database,
  options: { makes: boolean; tell: (line: string) => void },
): Promise<Program> {
  const { ownerUrl, appUrl } = database;
  const schema = await schemaOf(ownerUrl);
  if (schema === 'none' && !options.makes) {
    throw new StartError('В базе ещё нет таблиц Ведомо: сначала запустите сервер или выполните migrate up.');
  }
  if (schema !== 'whole') await migrateUp(ownerUrl, options.tell, { appUrl });
  await settleEra(ownerUrl);
  const services = servicesOn(database);
  try {
    await prepareInstallation(services);
  } catch (error) {
    await closeServices(services);
    throw error;
  }
  return { services, actor: commandActor(), close: () => closeServices(services) };
}

/** What a command wrote is sealed at once: with the server down there is no worker that would. */
export async function sealWritten(services: Services, ownerUrl: string): Promise<void> {
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  owner.on('error', () => undefined);
  try {
    await sealJournal(owner, services.keys, services.clock);
  } catch (error) {
    // The act itself is done. Where only the running role is known, as beside a web process, the worker seals.
    const mayNot = (error as { code?: string }).code === '42501';
    if (!mayNot) services.log.warn({ err: error }, 'what was written is not sealed yet');
  } finally {
    await owner.end();
  }
}
