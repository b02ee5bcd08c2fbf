// What a line of the page "Measures" is, and the findings that lines are made of.
import type { Text } from '#contract/core.ts';
import type { measureStates } from '#contract/personal-data.ts';
import type { Sql } from '../../db/sql.ts';
import type { Services } from '../../services.ts';

export interface Finding {
  state: (typeof measureStates)[number];
  detail: Text;
}
export interface Measure {
  id: string;
  group: string;
  title: Text;
  check(services: Services, sql: Sql): Promise<Finding>;
}

export const met = (ru: string, en: string): Finding => ({ state: 'met', detail: { ru, en } });
export const attention = (ru: string, en: string): Finding => ({ state: 'attention', detail: { ru, en } });
export const count = async (sql: Sql, text: string): Promise<number> =>
  Number((await sql.query<{ n: string }>(`select count(*) as n from ${text}`)).rows[0]?.n ?? 0);
/** Nothing may be found. */
export const none =
  (text: string, good: Text, bad: (n: number) => Text): Measure['check'] =>
  async (_services, sql) => {
    const n = await count(sql, text);
    return n === 0 ? met(good.ru, good.en) : { state: 'attention', detail: bad(n) };
  };
export const trigger = async (sql: Sql, table: string): Promise<boolean> =>
  (await count(sql, `pg_trigger where tgrelid = '${table}'::regclass and not tgisinternal and tgenabled <> 'D'`)) > 0;
const has = (services: Services, ...operations: string[]): boolean =>
  operations.every((name) => services.catalog.handlers.has(name));
export const operations =
  (names: string[], ru: string, en: string): Measure['check'] =>
  async (services) =>
    has(services, ...names)
      ? met(ru, en)
      : attention(`Нет операций: ${names.join(', ')}`, `Missing operations: ${names.join(', ')}`);
export const setting = async (sql: Sql, key: string): Promise<Record<string, unknown>> =>
  (await sql.query<{ value: Record<string, unknown> }>('select value from setting where key = $1', [key])).rows[0]
    ?.value ?? {};
