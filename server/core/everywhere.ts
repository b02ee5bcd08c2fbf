// Administrators' operations are over things that belong to no area: a grant of them counts only with the reach "all".
import type { AnyReader } from './reader.ts';
import { Refusal } from './refusal.ts';
import type { AnyUnit } from './unit.ts';

export function requireEverywhere(handle: AnyUnit | AnyReader): void {
  if (!handle.actor.rights.everywhere(handle.operation)) {
    throw new Refusal('not_allowed', { operation: handle.operation });
  }
}
