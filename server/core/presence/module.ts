// The card of presence: who looks at a record now.
import * as contract from '#contract/presence.ts';
import { type Module, operationsOf } from '../catalog.ts';
import { listPresenceQuery } from './list-presence.ts';
import { tellPresenceAction } from './tell-presence.ts';

export const presence: Module = {
  name: 'presence',
  contract: operationsOf(contract),
  handlers: [tellPresenceAction, listPresenceQuery],
  jobs: [
    {
      name: 'core.presence.clear',
      schedule: '*/10 * * * *',
      async run({ pools, clock }) {
        const since = new Date(clock.now().getTime() - contract.presenceLastsSeconds * 1000).toISOString();
        await pools.write.query('delete from presence where seen_at < $1', [since]);
      },
    },
  ],
};
