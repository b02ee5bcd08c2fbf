// Binds a contract's operation to the code that does it. One handler per operation; the catalog checks the rest at boot.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Input, Operation, Output } from '#contract/core.ts';
import type { Actor } from './actor.ts';
import type { Reader } from './reader.ts';
import type { Scopes } from './scope.ts';
import type { Services } from './services.ts';
import type { Unit } from './unit.ts';

export interface ActionHandler {
  kind: 'action';
  operation: Operation;
  scopes: Scopes<object>;
  /** Work that must hold neither a connection nor a lock, such as throttles and password hashing; once, before the unit. */
  // biome-ignore lint/suspicious/noExplicitAny: the runner holds handlers of every module's inputs
  prepare?(services: Services, actor: Actor, input: any): Promise<unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: the runner holds handlers of every module's tables
  run(unit: Unit<any>, input: any, prepared: any): Promise<unknown>;
}
export interface QueryHandler {
  kind: 'query';
  operation: Operation;
  scopes: Scopes<object>;
  // biome-ignore lint/suspicious/noExplicitAny: the runner holds handlers of every module's tables
  run(reader: Reader<any>, input: any): Promise<unknown>;
}
export interface StreamCall<I = unknown> {
  services: Services;
  actor: Actor;
  input: I;
  request: FastifyRequest;
  reply: FastifyReply;
  /** Asks once more who it is and whether they may: what came in for minutes is kept only from somebody who still may. */
  admitAgain: () => Promise<void>;
}
/** An operation whose body is a file or an event stream: only HTTP carries it, after the runner has admitted the actor. */
export interface StreamHandler {
  kind: 'stream';
  operation: Operation;
  // biome-ignore lint/suspicious/noExplicitAny: the routes hold handlers of every module's inputs
  run(call: StreamCall<any>): Promise<unknown>;
}
export type Handler = ActionHandler | QueryHandler | StreamHandler;

/** `action` and `query` over a module's tables: core's and its own, each with its scope. */
export function withTables<DB>(scopes: Scopes<DB>) {
  return {
    action<O extends Operation>(
      operation: O,
      run: (unit: Unit<DB>, input: Input<O>) => Promise<Output<O>>,
    ): ActionHandler {
      return { kind: 'action', operation, scopes, run };
    },
    /** An action with work to do before its transaction is opened; `run` gets what that returned. */
    preparedAction<O extends Operation, P>(
      operation: O,
      prepare: (services: Services, actor: Actor, input: Input<O>) => Promise<P>,
      run: (unit: Unit<DB>, input: Input<O>, prepared: P) => Promise<Output<O>>,
    ): ActionHandler {
      return { kind: 'action', operation, scopes, prepare, run };
    },
    query<O extends Operation>(
      operation: O,
      run: (reader: Reader<DB>, input: Input<O>) => Promise<Output<O>>,
    ): QueryHandler {
      return { kind: 'query', operation, scopes, run };
    },
  };
}

export function stream<O extends Operation>(
  operation: O,
  run: (call: StreamCall<Input<O>>) => Promise<unknown>,
): StreamHandler {
  return { kind: 'stream', operation, run };
}
