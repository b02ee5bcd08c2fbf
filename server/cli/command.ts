// What a command of the administrator is: its words, its flags, what it needs to stand on, and what it answers.
import type { parseArgs } from 'node:util';
import type { Actor } from '#core/actor.ts';
import type { Services } from '#core/services.ts';
import type { Database } from '../database.ts';

/** A flag `--name`; texts name their value in the usage. */
export interface Flag {
  /** What stands for the value in the usage; absent for a flag that is just set. */
  value?: string;
  required?: true;
  /** May be given several times. */
  multiple?: true;
  help: string;
}

export type Given = Record<string, string | boolean | (string | boolean)[] | undefined>;
type ParsedFlags = NonNullable<Parameters<typeof parseArgs>[0]>['options'];
export type FlagOptions = NonNullable<ParsedFlags>;

/** What the command found or did, for people and for programs. */
export interface Answer {
  lines: readonly string[];
  json: unknown;
  /** 1 when it did nothing or found something wrong; 0 when absent. */
  code?: 0 | 1;
}

export interface Ground {
  flags: Flags;
  database: Database;
  /** Progress; goes to the error stream, so that the output stays clean. */
  tell(line: string): void;
}
export interface ProgramGround extends Ground {
  services: Services;
  actor: Actor;
}

interface Shape {
  /** `users create`. */
  name: string;
  help: string;
  flags: Record<string, Flag>;
  /** May make the database of an empty data folder; others say that there is none. */
  makes?: true;
}
/** Runs on a migrated, prepared database, through operations. */
interface ProgramCommand extends Shape {
  on: 'program';
  /** The journal stays as it was found: otherwise what the command wrote is sealed at once. */
  leavesSealing?: true;
  run(ground: ProgramGround): Promise<Answer>;
}
/** Runs on the database as it is, whatever its migrations. */
interface DatabaseCommand extends Shape {
  on: 'database';
  /** A new data folder would get a key of its own, which opens nothing of what comes here. */
  needsOldSecret?: true;
  run(ground: Ground): Promise<Answer>;
}
/** Works on files alone: no database is opened, none need exist. */
interface LoneCommand extends Shape {
  on: 'files';
  run(ground: Pick<Ground, 'flags' | 'tell'>): Promise<Answer>;
}
export type Command = ProgramCommand | DatabaseCommand | LoneCommand;

/** The command cannot be understood: its usage is shown, the exit code is 2. */
export class UsageError extends Error {
  readonly command: Command | undefined;
  constructor(message: string, command?: Command) {
    super(message);
    this.command = command;
  }
}

/** The flags of one call, by kind. */
export class Flags {
  readonly #given: Given;
  readonly #command: Command;
  constructor(given: Given, command: Command) {
    this.#given = given;
    this.#command = command;
  }

  has(name: string): boolean {
    return this.#given[name] === true;
  }

  text(name: string): string | undefined {
    const value = this.#given[name];
    return typeof value === 'string' ? value : undefined;
  }

  /** A flag that the usage calls required. */
  needed(name: string): string {
    return this.text(name) ?? '';
  }

  texts(name: string): string[] {
    const value = this.#given[name];
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  }

  count(name: string, otherwise: number): number {
    const value = this.text(name);
    if (value === undefined) return otherwise;
    if (!/^[1-9]\d{0,5}$/.test(value)) throw new UsageError(`--${name}: нужно целое число от 1`, this.#command);
    return Number(value);
  }
}
