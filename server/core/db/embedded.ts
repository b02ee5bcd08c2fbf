// The embedded database as the program sees it: started or found running, held by one server at a time,
// shared with the commands of an administrator, raised again when it dies, stopped by whoever leaves last.
import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type ClusterSettings,
  checkVersion,
  composeSettings,
  initCluster,
  startCluster,
  stopCluster,
  writeSettings,
} from '#core/db/embedded-cluster.ts';
import { urlOf } from '#core/db/embedded-endpoint.ts';
import { connectGuard, type Guard, holders, holdServer, joinAsCommand, lastOneOut } from '#core/db/embedded-guard.ts';
import { type Place, preparePlace } from '#core/db/embedded-place.ts';
import { ensureRoles } from '#core/db/embedded-roles.ts';
import { isRunning } from '#core/db/embedded-running.ts';
import { oneLine, StartError } from '#core/start-error.ts';

export interface EmbeddedOptions {
  dataDir: string;
  log: (line: string) => void;
  /** A server holds the data folder alone; a command works beside a running server or by itself. */
  purpose?: 'server' | 'command';
  /** Settings of PostgreSQL over the usual ones. */
  settings?: ClusterSettings;
  /** How long a server waits for the one before it to leave. */
  patienceMs?: number;
}

export interface EmbeddedDatabase {
  appUrl: string;
  ownerUrl: string;
  /** The superuser's; for backups and tests. */
  superuserUrl: string;
  /** Stops PostgreSQL cleanly, unless someone else still works on it. Call it last. */
  stop(): Promise<void>;
}

/** Starts the database of a data folder; throws a StartError with the one line to show. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const purpose = options.purpose ?? 'server';
  const place = preparePlace(options.dataDir, options.log);
  const keeper = new Keeper(place, options);
  if (purpose === 'server') await keeper.serve();
  else await keeper.visit();
  return {
    appUrl: urlOf(place, 'vedomo_app', 'vedomo'),
    ownerUrl: urlOf(place, 'vedomo_owner', 'vedomo'),
    superuserUrl: urlOf(place, 'postgres', 'vedomo'),
    stop: () => keeper.leave(purpose),
  };
}

class Keeper {
  readonly #place: Place;
  readonly #log: (line: string) => void;
  readonly #settings: ClusterSettings | undefined;
  readonly #patienceMs: number;
  #guard: Guard | undefined;
  #leaving = false;
  /** The raising of a lost database that is under way. */
  #rescue: Promise<void> | undefined;

  constructor(place: Place, options: EmbeddedOptions) {
    this.#place = place;
    this.#log = options.log;
    this.#settings = options.settings;
    this.#patienceMs = options.patienceMs ?? 8000;
  }

  /** Takes the data folder for this server alone. */
  async serve(): Promise<void> {
    const fingerprint = await this.#raise();
    let guard = await this.#hold();
    if (guard.settings !== fingerprint && !(await holders(guard)).commands) {
      // Left behind by a killed server of another version, or with other settings.
      await guard.end();
      await stopCluster(this.#place);
      await this.#raise();
      guard = await this.#hold();
    }
    this.#watch(guard);
    await ensureRoles(this.#place);
  }

  /** Joins a running server's database, or starts it for the time of one command. */
  async visit(): Promise<void> {
    await this.#raise();
    this.#guard = await this.#connected((guard) => joinAsCommand(guard));
    await ensureRoles(this.#place);
  }

  async leave(purpose: 'server' | 'command'): Promise<void> {
    if (this.#leaving) return;
    this.#leaving = true;
    await this.#rescue;
    const guard = this.#guard;
    if (purpose === 'command' && guard && !(await lastOneOut(guard))) return guard.end();
    await stopCluster(this.#place);
    await guard?.end();
  }

  /** Makes sure that PostgreSQL runs; returns the fingerprint of the settings it should run with. */
  async #raise(): Promise<string> {
    const place = this.#place;
    if (!existsSync(place.cluster)) await initCluster(place);
    checkVersion(place);
    const files = composeSettings(place, this.#settings);
    const until = performance.now() + 20_000;
    while (!(await isRunning(place))) {
      try {
        writeSettings(place, files);
        if (await startCluster(place)) break;
      } catch (error) {
        // Children of a killed server need a moment to notice it and let go of its memory.
        if (!/shared memory block/.test(oneLine(error)) || performance.now() > until) throw error;
      }
      await wait(100);
    }
    return files.fingerprint;
  }

  /** The guard of this server, when no other server has the folder. */
  async #hold(): Promise<Guard> {
    const until = performance.now() + this.#patienceMs;
    let told = false;
    return this.#connected(async (guard) => {
      while (!(await holdServer(guard))) {
        if (performance.now() > until) {
          const { server } = await holders(guard);
          throw new StartError(
            `Папка данных ${this.#place.dataDir} занята: на ней уже работает сервер${server ? ` (процесс ${server})` : ''}.`,
          );
        }
        if (!told) this.#log('Папка данных ещё занята, жду, пока прежний сервер остановится…');
        told = true;
        await wait(100);
      }
    });
  }

  /** A connection on which `act` succeeded; a database that starts up, stops or breaks off is met again. */
  async #connected(act: (guard: Guard) => Promise<void>): Promise<Guard> {
    const until = performance.now() + 900_000;
    for (;;) {
      let guard: Guard | undefined;
      try {
        guard = await connectGuard(this.#place);
        await act(guard);
        return guard;
      } catch (error) {
        await guard?.end();
        if (error instanceof StartError || performance.now() > until) throw error;
      }
      await wait(100);
      if (!(await isRunning(this.#place))) await this.#raise();
    }
  }

  #watch(guard: Guard): void {
    this.#guard = guard;
    void guard.lost.then(() => {
      if (!this.#leaving) this.#rescue = this.#raiseAgain();
    });
  }

  /** The database died under a working server. */
  async #raiseAgain(): Promise<void> {
    for (let pause = 500; !this.#leaving; pause = Math.min(pause * 2, 10_000)) {
      this.#log('Связь с базой пропала, запускаю её снова…');
      await wait(pause);
      if (this.#leaving) return;
      try {
        await this.#raise();
        this.#watch(await this.#hold());
        this.#log('База снова работает.');
        return;
      } catch (error) {
        this.#log(oneLine(error));
      }
    }
  }
}
