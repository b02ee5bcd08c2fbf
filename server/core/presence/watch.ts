// Notices that those who look at a record have changed: for the live streams of this process, whichever process was told.
import { presenceLastsSeconds } from '#contract/presence.ts';
import type { Services } from '../services.ts';

/** Records whose lookers changed, each with the people who look at it now. */
export type PresenceChange = ReadonlyMap<string, ReadonlySet<string>>;

interface Row {
  recordId: string;
  userId: string;
  typing: string | null;
}

export class PresenceWatch {
  readonly #services: Services;
  #known = new Map<string, string>();
  #looking = false;

  constructor(services: Services) {
    this.#services = services;
  }

  /** Who has come, gone or begun to type since the last look; nothing while a look is under way. */
  async look(): Promise<PresenceChange> {
    if (this.#looking) return new Map();
    this.#looking = true;
    try {
      return await this.#compare();
    } finally {
      this.#looking = false;
    }
  }

  async #compare(): Promise<PresenceChange> {
    const { pools, clock } = this.#services;
    const since = new Date(clock.now().getTime() - presenceLastsSeconds * 1000).toISOString();
    const { rows } = await pools.read.query<Row>({
      name: 'who-looks',
      text: `select record_id as "recordId", user_id as "userId", max(typing) as typing from presence where seen_at > $1
        group by record_id, user_id order by record_id, user_id`,
      values: [since],
    });
    const now = new Map<string, string>();
    const people = new Map<string, Set<string>>();
    for (const { recordId, userId, typing } of rows) {
      now.set(recordId, `${now.get(recordId) ?? ''}${userId}:${typing ?? ''} `);
      people.set(recordId, (people.get(recordId) ?? new Set()).add(userId));
    }
    const before = this.#known;
    this.#known = now;
    const changed = new Map<string, Set<string>>();
    for (const [recordId, state] of now)
      if (before.get(recordId) !== state) changed.set(recordId, people.get(recordId) ?? new Set());
    return changed;
  }
}
