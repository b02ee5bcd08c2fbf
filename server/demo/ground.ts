// What letters of the demonstration are made of: journals, kinds with their own fields, correspondents, people.
import type { CustomInput } from '#contract/fields.ts';
import type { FieldDefinition } from '#core/fields/definition.ts';
import type { NumberSeries } from '#core/numbering/series.ts';
import type { Chance } from './chance.ts';
import type { DemoPeople } from './people.ts';

export type Direction = 'incoming' | 'outgoing' | 'internal';
export interface DemoContact {
  id: string;
  name: string;
}
export interface DemoKind {
  id: string;
  name: string;
}
export interface DemoGround {
  series: Record<Direction, NumberSeries>;
  /** The usual one first. */
  kinds: Record<Direction, DemoKind[]>;
  fields: readonly FieldDefinition[];
  /** Values of a kind's own fields. */
  valuesOf: (random: Chance, kind: DemoKind, registeredOn: string) => CustomInput | null;
  /** All of them: offices of the state first, people last. */
  contacts: DemoContact[];
  offices: DemoContact[];
  firms: DemoContact[];
  persons: DemoContact[];
  people: DemoPeople;
}
/** A letter as the papers of it need it. */
export interface DemoLetter {
  id: string;
  direction: Direction;
  subject: string;
  contact: DemoContact;
  registeredOn: string;
  externalNumber: string;
  authorId: string;
}
