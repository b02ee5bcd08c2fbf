// A PostgreSQL of one test that can be taken away and given back while a server works on it.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { program } from '#core/db/embedded-binaries.ts';
import { composeSettings, initCluster, startCluster, writeSettings } from '#core/db/embedded-cluster.ts';
import { urlOf } from '#core/db/embedded-endpoint.ts';
import { preparePlace } from '#core/db/embedded-place.ts';

export interface StoppableCluster {
  /** An empty database in UTF8. */
  url: string;
  /** Takes the database away at once, as a power cut of its machine would. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

export async function startStoppableCluster(): Promise<StoppableCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'vedomo-away-'));
  // The account of the database passes through; what is inside is closed by itself.
  chmodSync(folder, 0o711);
  const place = preparePlace(join(folder, 'data'), () => undefined);
  await initCluster(place);
  writeSettings(place, composeSettings(place, { fsync: 'off' }));
  const halt = () => {
    const { uid, gid } = place.account ?? {};
    spawnSync(program(place.binaries, 'pg_ctl'), ['stop', '-D', place.cluster, '-m', 'immediate', '-w', '-s'], {
      uid,
      gid,
      cwd: '/',
      stdio: 'ignore',
    });
  };
  await startCluster(place);
  const client = new pg.Client({ connectionString: urlOf(place, 'postgres', 'postgres') });
  await client.connect();
  await client.query('create database vedomo_away');
  await client.end();
  return {
    url: urlOf(place, 'postgres', 'vedomo_away'),
    pause: async () => halt(),
    async resume() {
      await startCluster(place);
    },
    async stop() {
      halt();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
