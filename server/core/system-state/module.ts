// The card of the system's state.
import * as contract from '#contract/system-state.ts';
import { type Module, operationsOf } from '../catalog.ts';
import { readSystemStateQuery } from './queries/read-system-state.ts';

export const systemState: Module = {
  name: 'system-state',
  contract: operationsOf(contract),
  handlers: [readSystemStateQuery],
};
