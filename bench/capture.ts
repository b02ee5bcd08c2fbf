// The statements that an operation really runs, taken from the driver while it is called in this process.
import pg from 'pg';
import { loadRights } from '#core/identity/rights-of.ts';
import { newId } from '#core/ids.ts';
import { call } from '#core/runner.ts';
import type { Services } from '#core/services.ts';

export interface Statement {
  name?: string;
  text: string;
  values: unknown[];
}

/** Calls it often enough that its statements are prepared and its choices made; gives those of the last call. */
export async function capture(
  services: Services,
  userId: string,
  operation: string,
  input: unknown,
): Promise<{ statements: Statement[]; items: number }> {
  const rights = await rightsOf(services, userId);
  const actor = {
    id: userId,
    kind: 'user' as const,
    name: '',
    login: '',
    locale: 'ru' as const,
    address: '',
    requestId: newId(),
    rights,
  };
  let body: unknown;
  for (let time = 0; time < 4; time++) body = (await call(services, operation, actor, input)).body;
  const statements = await recorded(() => call(services, operation, actor, input));
  return { statements, items: (body as { items?: unknown[] }).items?.length ?? 0 };
}

/** Whatever statements are sent to the database from this process while `work` is done. */
export async function recorded(work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const usual = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [config, values] = args as [Statement | string, unknown];
    if (typeof config === 'string') statements.push({ text: config, values: Array.isArray(values) ? values : [] });
    else
      statements.push({
        ...(config.name ? { name: config.name } : {}),
        text: config.text,
        values: config.values ?? [],
      });
    return (usual as (...all: unknown[]) => unknown).apply(this, args);
  } as typeof usual;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = usual;
  }
  return statements;
}

const rights = new Map<string, ReturnType<typeof loadRights>>();
function rightsOf(services: Services, userId: string): ReturnType<typeof loadRights> {
  const known = rights.get(userId) ?? loadRights(services.pools.read, services, userId);
  rights.set(userId, known);
  return known;
}
