// The pools: writes (few connections: more of them only queue on locks), reads (the session refuses to write).
import pg from 'pg';
import { Client } from './client.ts';

// Moments leave as ISO 8601 in UTC, dates as they are, bigint as number (ordinals and sizes stay below 2^53).
pg.types.setTypeParser(1082, (value) => value);
pg.types.setTypeParser(1114, (value) => value);
pg.types.setTypeParser(1184, (value) => new Date(value.endsWith('+00') ? `${value}:00` : value).toISOString());
pg.types.setTypeParser(20, (value) => Number(value));
pg.types.setTypeParser(1700, (value) => Number(value));

export interface Pools {
  write: pg.Pool;
  read: pg.Pool;
  /** Short statements that commit by themselves while their caller holds a connection of `write`: never waits for it. */
  aside: pg.Pool;
  end(): Promise<void>;
}

export interface PoolSizes {
  write?: number;
  read?: number;
}

/**
 * So long one waits for a connection while all are at work: many clerks at once, or somebody who closes a period, only
 * make the others wait. A server that cannot be reached is told of sooner, by the connection itself.
 */
const patienceMs = 30_000;

function pool(
  url: string,
  max: number,
  options: string,
  onError: (error: Error) => void,
  more: pg.PoolConfig = {},
): pg.Pool {
  const made = new pg.Pool({
    ...more,
    Client,
    connectionString: url,
    max,
    options,
    connectionTimeoutMillis: patienceMs,
    idleTimeoutMillis: 30_000,
    application_name: 'vedomo',
  });
  made.on('error', onError);
  // A socket error of a checked-out client would end the process without a listener of its own.
  made.on('connect', (client) => client.on('error', onError));
  return made;
}

/** Opens both pools on the program's own database role. */
export function openPools(url: string, onError: (error: Error) => void, sizes: PoolSizes = {}): Pools {
  const base = '-c timezone=UTC -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000';
  // Statements of one transaction that don't need each other's answers are sent without waiting for them.
  const write = pool(url, sizes.write ?? 8, base, onError, { pipeline: true });
  const read = pool(url, sizes.read ?? 12, `${base} -c default_transaction_read_only=on`, onError);
  const aside = pool(url, 3, base, onError);
  return {
    write,
    read,
    aside,
    async end() {
      await Promise.all([write.end(), read.end(), aside.end()]);
    },
  };
}
