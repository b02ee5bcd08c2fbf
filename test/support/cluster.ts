// A PostgreSQL for tests: the embedded programs on a temporary folder, nothing synced to disk, no lock of a server.
// It is stopped by a plain call, so that a process can do it while it exits.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from '#core/db/embedded-binaries.ts';
import { composeSettings, initCluster, startCluster, writeSettings } from '#core/db/embedded-cluster.ts';
import { urlOf } from '#core/db/embedded-endpoint.ts';
import { preparePlace } from '#core/db/embedded-place.ts';

export interface TestCluster {
  superuserUrl: string;
  stop(): void;
}

export async function startTestCluster(): Promise<TestCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'vedomo-tests-'));
  // The account of the database passes through; what is inside is closed by itself.
  chmodSync(folder, 0o711);
  const place = preparePlace(join(folder, 'data'), () => undefined);
  await initCluster(place, { sync: false });
  writeSettings(
    place,
    composeSettings(place, {
      fsync: 'off',
      full_page_writes: 'off',
      synchronous_commit: 'off',
      autovacuum_naptime: '10min',
      max_connections: '200',
    }),
  );
  await startCluster(place);
  return {
    superuserUrl: urlOf(place, 'postgres', 'postgres'),
    stop() {
      const { uid, gid } = place.account ?? {};
      const args = ['stop', '-D', place.cluster, '-m', 'immediate', '-w', '-s'];
      spawnSync(program(place.binaries, 'pg_ctl'), args, { uid, gid, cwd: '/', stdio: 'ignore' });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
