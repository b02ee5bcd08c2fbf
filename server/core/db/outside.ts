// Sees whether an outside database is one that the program can live on, before anything is written to it.
// Session locks, LISTEN and session settings must hold; letters of every alphabet must have their cases.
import pg from 'pg';
import { oneLine, StartError } from '#core/start-error.ts';

const patienceMs = 5000;

/** Refuses with one line: no answer, older than 15, not UTF8, cases of ASCII only, no ICU, behind a transaction pooler. */
export async function checkOutside(url: string): Promise<void> {
  const first = await open(url);
  try {
    await checkServer(first);
    if (!(await keepsItsSession(first, url))) {
      throw new StartError(
        'База стоит за пулом соединений в режиме транзакций (PgBouncer): задайте DATABASE_DIRECT_URL с адресом самой PostgreSQL.',
      );
    }
  } finally {
    await close(first);
  }
}

async function open(url: string): Promise<pg.Client> {
  const until = performance.now() + 30_000;
  for (;;) {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'vedomo check',
      connectionTimeoutMillis: patienceMs,
      query_timeout: patienceMs,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      // 57P03: the server is starting up, or catching up with its own journal.
      if ((error as { code?: string }).code !== '57P03' || performance.now() > until) {
        throw new StartError(`Нет связи с базой данных из DATABASE_URL: ${oneLine(error)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

async function close(client: pg.Client): Promise<void> {
  await client.end().catch(() => undefined);
}

async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{
    version: number;
    shown: string;
    encoding: string;
    lower: string;
    icu: boolean;
  }>(`
    select current_setting('server_version_num')::int as version, current_setting('server_version') as shown,
           current_setting('server_encoding') as encoding, lower('Ж') as lower,
           exists (select from pg_collation where collprovider = 'i') as icu`);
  const server = rows[0];
  if (!server) throw new StartError('База данных из DATABASE_URL не отвечает на запросы.');
  if (server.version < 150_000)
    throw new StartError(`Нужна PostgreSQL 15 или новее, а в DATABASE_URL — ${server.shown}.`);
  if (server.encoding !== 'UTF8') {
    throw new StartError(
      `База должна быть в кодировке UTF8, а не ${server.encoding}: создайте её с ENCODING 'UTF8' TEMPLATE template0.`,
    );
  }
  if (server.lower !== 'ж') {
    throw new StartError(
      "База не знает строчных русских букв (LC_CTYPE 'C'): создайте её с LOCALE 'C.UTF-8' TEMPLATE template0.",
    );
  }
  if (!server.icu)
    throw new StartError('PostgreSQL собрана без ICU, без неё русские имена не сортируются: возьмите обычную сборку.');
}

/**
 * Whether one connection is one session of PostgreSQL. Behind a transaction pooler it is another one as soon as a
 * rival holds the first in a transaction; with nothing free in the pool it waits until the time is up.
 */
async function keepsItsSession(first: pg.Client, url: string): Promise<boolean> {
  const before = await pidOf(first);
  const rivals: pg.Client[] = [];
  try {
    for (let number = 0; number < 3; number++) {
      const rival = await open(url);
      rivals.push(rival);
      await rival.query('begin');
      // A pool that takes turns shows itself in the second look, one that prefers the last used session in the first.
      if ((await pidOf(rival)) === before || (await pidOf(first)) !== before) return false;
    }
    return true;
  } catch (error) {
    if (error instanceof StartError) throw error;
    if (/timeout/i.test(oneLine(error))) return false;
    throw new StartError(`Нет связи с базой данных из DATABASE_URL: ${oneLine(error)}`);
  } finally {
    await Promise.all(rivals.map(close));
  }
}

async function pidOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid ?? 0;
}
