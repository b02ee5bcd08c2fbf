// Row types of presence: who looks at a record now.
import type { Audience } from '#contract/core.ts';

export type PresenceRow = {
  tab_id: string;
  record_id: string;
  user_id: string;
  typing: Audience | null;
  seen_at: string;
};
export interface PresenceTables {
  presence: PresenceRow;
}
