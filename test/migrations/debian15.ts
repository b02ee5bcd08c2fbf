// Debian's PostgreSQL 15, the oldest that is supported, on a temporary folder: what an outside server may be.
// Its databases belong to a role that is no superuser.
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { databaseAccount } from '#core/db/embedded-account.ts';
import { type Binaries, program, runProgram } from '#core/db/embedded-binaries.ts';

const binaries: Binaries = { dir: '/usr/lib/postgresql/15', version: '15', major: '15' };

/** For `skip` of a test: false where it is installed, or where its absence must be an error. */
export const skipWithoutDebian15: false | string =
  existsSync(program(binaries, 'postgres')) || process.env.VEDOMO_TEST_PEERS === 'required'
    ? false
    : 'PostgreSQL 15 is not installed';

export interface OldServer {
  /** An empty database; the answer is its owner's address. */
  create(name: string): Promise<string>;
  stop(): Promise<void>;
}

export async function startDebian15(): Promise<OldServer> {
  const account = databaseAccount(undefined);
  const folder = mkdtempSync(join(tmpdir(), 'vedomo-debian15-'));
  if (account) chownSync(folder, account.uid, account.gid);
  const data = join(folder, 'data');
  const run = async (name: 'initdb' | 'pg_ctl', args: string[]): Promise<void> => {
    const { code, output } = await runProgram(program(binaries, name), args, account);
    if (code !== 0) throw new Error(`${name} failed: ${output}`);
  };
  await run('initdb', ['-D', data, '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8', '-A', 'trust', '--no-sync']);
  const settings = `-c listen_addresses= -c fsync=off -c full_page_writes=off -c shared_buffers=32MB -k ${folder}`;
  await run('pg_ctl', ['start', '-D', data, '-w', '-s', '-l', join(folder, 'log'), '-o', settings]);
  const url = (role: string, database: string) =>
    `postgresql://${role}@localhost/${database}?host=${encodeURIComponent(folder)}`;
  return {
    async create(name) {
      const client = new pg.Client({ connectionString: url('postgres', 'postgres') });
      await client.connect();
      await client.query('create role outside_owner login');
      await client.query(`create database ${name} owner outside_owner template template0`);
      await client.end();
      return url('outside_owner', name);
    },
    async stop() {
      await run('pg_ctl', ['stop', '-D', data, '-m', 'immediate', '-w', '-s']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
