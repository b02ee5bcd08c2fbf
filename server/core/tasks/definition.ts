// What a module says of a long task, and what its work gets to hold. Tasks run as whoever started them, with the rights
// that this person has at the moment; nothing of them is done in the request.
import type { Writable } from 'node:stream';
import type { output as ZodOutput, ZodType } from 'zod';
import type { Text } from '#contract/core.ts';
import type { Actor } from '../actor.ts';
import type { Sql } from '../db/sql.ts';
import type { AnyReader } from '../reader.ts';
import type { CallOptions } from '../runner.ts';
import type { Services } from '../services.ts';
import type { ReadUnder } from './read-under.ts';

export interface TaskRun<P> {
  id: string;
  params: P;
  services: Services;
  /** The operation that started the task. */
  operation: string;
  /** Aborted when the task is cancelled or the program stops. */
  signal: AbortSignal;
  /** Whoever started the task, with today's rights; refuses when they may no longer do what started it. */
  actor(): Promise<Actor>;
  /**
   * Reads as that person under `operation` (the starting one when absent), with the scopes of its handler. What
   * `reader.shows` told is journaled when the work returns.
   */
  read<T>(work: (reader: AnyReader) => Promise<T>, operation?: string): Promise<T>;
  /** Runs an operation as that person: right, input, journal as from the screen. */
  call(operation: string, input: unknown, options?: CallOptions): Promise<unknown>;
  /**
   * How far it is. May be called at every row: it is written at most twice a second. Throws when the task was cancelled
   * or the program stops, so a task that tells its progress can be cancelled.
   */
  progress(done: number, total?: number): Promise<void>;
  cancelled(): boolean;
  /** A file of the task: stored when `write` returns, thrown away when it throws. The stream is ended for it. */
  output(name: string, write: (stream: Writable) => Promise<void>): Promise<TaskFile>;
  /** A line for whoever opens the task: what was skipped, what to look at. No personal data. */
  line(text: Text): Promise<void>;
  /** The rights that it has read under so far: what of a module's own keeps its files asks for them again. */
  readUnder(): ReadUnder;
  /** What a task of `resumes` kept when it was interrupted. */
  kept: unknown;
  keep(state: unknown): Promise<void>;
}
export interface TaskFile {
  id: string;
  name: string;
  size: number;
  sha256: string;
}

export interface TaskDefinition<I extends ZodType = ZodType> {
  /** `module.thing`, stable: rows of the table name it. */
  kind: string;
  title(params: ZodOutput<I>): Text;
  input: I;
  /** Goes on from `kept` after an interruption, with its files; otherwise it begins anew without them. */
  resumes?: boolean;
  run(run: TaskRun<ZodOutput<I>>): Promise<void>;
  /**
   * What else says how the work stands is put right when the task was called off or failed, also one that never began;
   * in the transaction that ends it.
   */
  stopped?(sql: Sql, params: ZodOutput<I>, end: TaskStop): Promise<void>;
}
export interface TaskStop {
  task: string;
  state: 'cancelled' | 'failed';
  /** Why it failed; null when it was called off. */
  code: string | null;
  /** ISO moment. */
  at: string;
}

export const defineTask = <I extends ZodType>(definition: TaskDefinition<I>): TaskDefinition<I> => definition;
// biome-ignore lint/suspicious/noExplicitAny: the catalog holds tasks of every module's parameters
export type AnyTask = TaskDefinition<any>;
