// What the running program holds once: pools, keys, files, clock, the catalog of operations. Handed to every runner.
import type { Logger } from 'pino';
import type { Catalog } from './catalog.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Pools } from './db/pool.ts';
import type { MasterKeys } from './files/master-keys.ts';
import type { FileStore } from './files/store.ts';
import type { SubjectKeys } from './journal/subjects.ts';
import type { Keys } from './keys.ts';
import type { LiveHub } from './live/hub.ts';

export interface Services {
  config: Config;
  pools: Pools;
  keys: Keys;
  subjectKeys: SubjectKeys;
  masterKeys: MasterKeys;
  store: FileStore;
  clock: Clock;
  catalog: Catalog;
  log: Logger;
  live: LiveHub;
  /** Called once after each commit that wrote events; live streams read on from the journal. */
  kick(): void;
}
