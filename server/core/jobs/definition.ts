// A job: work done later by a named part of the system. Its handler runs at least once; it must bear repeating.
import type { Services } from '../services.ts';

export interface JobDefinition {
  /** `module.thing.verb`, like an operation. */
  name: string;
  /** Five-field cron in UTC; absent for jobs that are only enqueued. */
  schedule?: string;
  run(services: Services, payload: Record<string, unknown>): Promise<void>;
}
