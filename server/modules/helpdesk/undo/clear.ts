// What could be taken back and no longer can is forgotten within a day: it holds copies of what people wrote.
import type { JobDefinition } from '#core/jobs/definition.ts';

export const clearUndo: JobDefinition = {
  name: 'helpdesk.undo.clear',
  schedule: '17 * * * *',
  async run({ pools, clock }) {
    await pools.write.query('delete from ticket_undo where until < $1', [clock.now().toISOString()]);
  },
};
