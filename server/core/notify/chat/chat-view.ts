// How a module shows its records in a messenger: what the law and the record's category let out, and what may be tapped.
import type { Actor } from '../../actor.ts';
import type { Saying } from '../../messenger/outgoing.ts';
import type { Services } from '../../services.ts';

export interface ChatView {
  kind: string;
  /** The operations that it reads under. */
  operations: readonly string[];
  /** The card by which the chat knows the record. */
  card(recordId: string): string;
  /** Null for what the person may not see now. */
  show(services: Services, person: Actor, recordId: string): Promise<Saying | null>;
}
