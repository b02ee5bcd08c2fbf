// What a module says on its card of a kind of records that triggers may watch and act on: the events it offers, what may be
// asked of a record, and which operations may be run on it.
import type { Text } from '#contract/core.ts';
import type { FieldKind, Operator, TriggerContent } from '#contract/triggers.ts';
import type { Sql } from '../db/sql.ts';
import type { StoredEvent } from '../journal/event.ts';
import type { Services } from '../services.ts';
import type { TextVariable } from '../text-template.ts';

export interface Option {
  value: string;
  label: Text;
}
export type Options = readonly Option[] | ((sql: Sql) => Promise<Option[]>);

/** What a record shows of a field: an id or a key, several of them (the nearest first), a text, a number, a moment. */
export type Seen = string | number | readonly string[] | null;

export interface TriggerField<Facts> {
  key: string;
  title: Text;
  kind: FieldKind;
  operators: readonly Operator[];
  options?: Options;
  see(facts: Facts): Seen;
}

export interface TriggerEvent {
  key: string;
  title: Text;
  /** Names of events among which it is found; `module.*` is not enough, for the journal is searched by them. */
  operations: readonly string[];
}

type InputKind = 'person' | 'group' | 'people' | 'choice' | 'text';
export interface ActionInput {
  key: string;
  title: Text;
  kind: InputKind;
  optional?: boolean;
  options?: Options;
  /** Longest text. */
  most?: number;
  /** Variables of the subject may stand in it. */
  variables?: boolean;
}
export type GivenInput = Readonly<Record<string, string | readonly string[]>>;

export interface TriggerAction<Facts> {
  key: string;
  title: Text;
  operation: string;
  inputs: readonly ActionInput[];
  /** The facts in the language of whoever reads the texts. */
  asReader?(facts: Facts): Facts;
  /** The operation's input; texts have their variables filled in already. */
  build(facts: Facts, input: GivenInput): Record<string, unknown>;
}

export interface FactsAsked {
  id: string;
  /** As it was then, as far as that is kept; now when absent. */
  asOf?: string;
}
/** Where a pass over records has come to. */
export type PassPlace = Record<string, unknown> | null;

export interface TriggerSubject<Facts extends { id: string; version: number }> {
  kind: string;
  title: Text;
  events: readonly TriggerEvent[];
  /** Which of its events this one is, by key. */
  eventsOf(sql: Sql, event: StoredEvent): Promise<string[]>;
  fields: readonly TriggerField<Facts>[];
  actions: readonly TriggerAction<Facts>[];
  variables: readonly TextVariable<Facts>[];
  /** One for each that was asked, in their order; undefined of a record that is gone. */
  read(sql: Sql, services: Services, asked: readonly FactsAsked[]): Promise<(Facts | undefined)[]>;
  /** The next records that a schedule with these conditions may touch, by an index; `place` is null after the last. */
  pass(
    sql: Sql,
    content: TriggerContent,
    place: PassPlace,
    limit: number,
  ): Promise<{ ids: string[]; place: PassPlace }>;
  /** Names of ids that stand in conditions, beside those of people and groups. */
  names(sql: Sql, ids: readonly string[]): Promise<Map<string, string>>;
}
// biome-ignore lint/suspicious/noExplicitAny: core holds subjects of every module
export type AnyTriggerSubject = TriggerSubject<any>;
