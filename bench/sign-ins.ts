// Sign-ins with argon2id beside a list: how many a second, and what the list's readers feel of a thousand a minute.
import { startChild } from '#test/support/child-server.ts';
import type { BenchDatabase } from './database.ts';
import { load } from './http.ts';

export interface SignIns {
  /** As many as go, 8 at once. */
  perSecond: number;
  /** The list alone, and while about a thousand people sign in each minute; milliseconds. */
  alone: { p50: number; p95: number };
  beside: { p50: number; p95: number; failures: number };
  /** Sign-ins a minute while `beside` was measured. */
  perMinute: number;
}

const perMinute = 1_000;
let addresses = 0;

/** A wrong password of nobody costs the same verification as a right one, and leaves no session behind for the next run. */
async function signIn(address: string): Promise<void> {
  addresses += 1;
  const answer = await fetch(`${address}/api/auth/sign-in`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
      // Each from an address of its own: attempts from one are held up long before.
      'x-forwarded-for': `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`,
    },
    body: JSON.stringify({ login: 'nobody-at-all', password: 'wrong-password-here' }),
  });
  if (answer.status !== 401) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
  await answer.arrayBuffer();
}

async function signInsPerSecond(address: string, seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1000;
  let done = 0;
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (; performance.now() < until; done++) await signIn(address);
    }),
  );
  return done / seconds;
}

export async function benchSignIns(database: BenchDatabase, seconds: number): Promise<SignIns> {
  const environment = { ...database.environment, TRUST_PROXY: '127.0.0.1' };
  const server = await startChild(environment, ['--role', 'web', '--no-migrate']);
  const list = () => ({
    method: 'POST' as const,
    path: '/api/correspondence/letters/list',
    body: { direction: 'incoming', limit: 50, sort: 'registered' },
    headers: { authorization: `Bearer ${database.office.tokens.administrator}` },
  });
  const readers = { connections: 4, seconds };
  try {
    await load(server.address, list, { connections: 4, seconds: 0.5 });
    await signIn(server.address);
    const alone = await load(server.address, list, readers);
    const waiting: Promise<void>[] = [];
    const timer = setInterval(() => waiting.push(signIn(server.address)), 60_000 / perMinute);
    const beside = await load(server.address, list, readers);
    clearInterval(timer);
    await Promise.all(waiting);
    return {
      perSecond: await signInsPerSecond(server.address, seconds),
      alone: { p50: alone.p50, p95: alone.p95 },
      beside: { p50: beside.p50, p95: beside.p95, failures: beside.failures },
      perMinute: Math.round((waiting.length / seconds) * 60),
    };
  } finally {
    await server.stop();
  }
}
