// What the fields of a record's page are edited through: the record, the action that changes it, and how its fields become
// the form's values and the action's input. <EditInPlace record={letter} action={updateLetter} …> stands around them.
import { createContext, useContext } from 'react';
import type { Operation, RawInput } from '#contract/core.ts';

export interface InPlaceOptions<
  R extends InPlaceRecord = InPlaceRecord,
  V extends object = object,
  O extends Operation = Operation,
> {
  record: R;
  /** A versioned action; without it in the record's `can` everything is only shown. */
  action: O;
  /** The values of all fields that may be edited here, by the names of their inputs. */
  valuesOf: (record: R) => V;
  /** The input made of what differs from `before`. */
  toInput: (values: V, before: V) => RawInput<O>;
  /** Field of the input → name of the field here, where they differ. */
  aliases?: Record<string, string>;
  /** How a value reads when two people changed the same field. */
  show?: (field: string, value: unknown) => string | undefined;
  /** Queries that show the record. */
  changes: Operation[];
}
export interface InPlaceRecord {
  id: string;
  version: number;
  can: string[];
}

export const InPlaceContext = createContext<InPlaceOptions | null>(null);

/** Null where nothing may be edited. */
export function useInPlace(): InPlaceOptions | null {
  const options = useContext(InPlaceContext);
  return options?.record.can.includes(options.action.name) ? options : null;
}
