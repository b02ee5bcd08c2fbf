// Searches without an answer are kept half a year.
import type { JobDefinition } from '#core/jobs/definition.ts';

export const missDays = 180;

export const forgetMisses: JobDefinition = {
  name: 'knowledge.miss.forget',
  schedule: '27 3 * * *',
  async run({ pools, clock }) {
    await pools.write.query(`delete from article_miss where day < $1::date - ${missDays}`, [clock.now().toISOString()]);
  },
};
