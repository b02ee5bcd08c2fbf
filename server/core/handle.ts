// What reading and writing handles share: the actor, the moment, and tables that are born filtered by their scope.
import { CompiledQuery, type Kysely, type SelectQueryBuilder } from 'kysely';
import type { Actor } from './actor.ts';
import { dateIn } from './clock.ts';
import type { Sql } from './db/sql.ts';
import type { CoreTables } from './db/tables.ts';
import { Refusal } from './refusal.ts';
import type { Scope, ScopeContext, Scopes } from './scope.ts';
import type { Services } from './services.ts';

export interface HandleShape {
  services: Services;
  actor: Actor;
  operation: string;
  ownParts: ScopeContextParts;
  // biome-ignore lint/suspicious/noExplicitAny: the tables are named by the subclass's type parameter
  db: Kysely<any>;
  scopes: Scopes<object>;
  now: Date;
  /** A unit's own connection, for statements that are sent without waiting for their answers. */
  sql?: Sql;
}
type ScopeContextParts = Parameters<Actor['rights']['lenses']>[1];

/** The unscoped connection of a handle: for core's own functions only (modules may not import this file's `rawOf`). */
const raw = new WeakMap<object, HandleShape>();
export function shapeOf(handle: object): HandleShape {
  const shape = raw.get(handle);
  if (!shape) throw new Error('not a handle');
  return shape;
}
export const unscoped = (handle: object): Kysely<CoreTables> => shapeOf(handle).db as Kysely<CoreTables>;

/** Plain statements on the handle's own connection, for core functions that take an `Sql`. */
export const sqlOf = (handle: object): Sql => ({
  async query<R>(text: string, values: unknown[] = []) {
    const result = await unscoped(handle).executeQuery<R>(CompiledQuery.raw(text, values));
    return {
      rows: result.rows,
      rowCount: result.numAffectedRows === undefined ? null : Number(result.numAffectedRows),
    };
  },
});

export class Handle<DB> {
  readonly actor: Actor;
  readonly operation: string;
  readonly now: Date;
  readonly #shape: HandleShape;

  constructor(shape: HandleShape) {
    this.actor = shape.actor;
    this.operation = shape.operation;
    this.now = shape.now;
    this.#shape = shape;
    raw.set(this, shape);
  }

  /** Today in the organisation's zone, `YYYY-MM-DD`. */
  get today(): string {
    return dateIn(this.#shape.services.config.zone, this.now);
  }

  get moment(): string {
    return this.now.toISOString();
  }

  protected scopeOf(table: string, name = this.operation, parts = this.#shape.ownParts) {
    const scope = (this.#shape.scopes as Record<string, Scope>)[table];
    if (!scope) throw new Error(`table ${table} has no scope in this module`);
    const context: ScopeContext = {
      actor: this.actor,
      lenses: this.actor.rights.lenses(name, parts),
      everywhere: this.actor.rights.everywhere(name),
      operation: name,
    };
    return scope(context);
  }

  /**
   * Rows of `table` that the actor may see under this operation. `joined` names tables that the statement may join:
   * those open to everyone, and `record` beside a table whose rows are records.
   */
  from<T extends keyof DB & string, J extends keyof DB & string = T>(
    table: T,
    ...joined: J[]
  ): SelectQueryBuilder<Pick<DB, T | J>, T, object> {
    for (const other of joined) {
      if (other !== 'record' && this.scopeOf(other) !== null) {
        throw new Error(`${other} may not be joined: its rows have a scope of their own`);
      }
    }
    const scope = this.scopeOf(table);
    const query = this.#select(table);
    return (scope ? query.where(scope) : query) as unknown as SelectQueryBuilder<Pick<DB, T | J>, T, object>;
  }

  // biome-ignore lint/suspicious/noExplicitAny: callers get the row types of their own tables back
  #select(table: string): SelectQueryBuilder<any, any, object> {
    return this.#shape.db.selectFrom(table);
  }

  /** Rows of `table` under another operation, which the actor must hold too: a contact while registering a letter. */
  fromUnder<T extends keyof DB & string, J extends keyof DB & string = T>(
    operation: string,
    table: T,
    ..._joined: J[]
  ): SelectQueryBuilder<Pick<DB, T | J>, T, object> {
    if (!this.actor.rights.has(operation)) throw new Refusal('not_allowed', { operation });
    const scope = this.scopeOf(table, operation, undefined);
    const query = this.#select(table);
    return (scope ? query.where(scope) : query) as unknown as SelectQueryBuilder<Pick<DB, T | J>, T, object>;
  }
}

/** The one row of a statement, or 404. */
export async function one<R>(rows: Promise<R | undefined>): Promise<R> {
  const row = await rows;
  if (row === undefined) throw new Refusal('not_found');
  return row;
}
