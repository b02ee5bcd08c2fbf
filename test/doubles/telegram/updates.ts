// The queue of updates as the Bot API keeps it: given again until a later offset confirms them, forgotten after a day.

export interface Update {
  update_id: number;
  message?: object;
  edited_message?: object;
  callback_query?: object;
  my_chat_member?: object;
}

const dayMs = 86_400_000;

export class UpdateQueue {
  #next = 500_000;
  #kept: { update: Update; at: number }[] = [];
  readonly #now: () => number;
  #wake: (() => void) | undefined;
  constructor(now: () => number) {
    this.#now = now;
  }

  push(content: Omit<Update, 'update_id'>): Update {
    const update = { update_id: this.#next++, ...content };
    this.#kept.push({ update, at: this.#now() });
    this.#wake?.();
    return update;
  }
  /** The same update once more, as after a lost answer. */
  again(update: Update): void {
    this.#kept.push({ update, at: this.#now() });
    this.#wake?.();
  }
  /** As when they were pushed to a webhook. */
  forget(): void {
    this.#kept = [];
  }
  get waiting(): number {
    return this.#kept.length;
  }

  async take(offset: number | undefined, limit: number, timeoutMs: number, gone: AbortSignal): Promise<Update[]> {
    if (offset !== undefined) this.#kept = this.#kept.filter(({ update }) => update.update_id >= offset);
    this.#kept = this.#kept.filter(({ at }) => this.#now() - at < dayMs);
    if (this.#kept.length === 0 && timeoutMs > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, timeoutMs);
        const end = () => {
          clearTimeout(timer);
          resolve();
        };
        this.#wake = end;
        gone.addEventListener('abort', end, { once: true });
      });
    }
    return this.#kept.slice(0, limit).map(({ update }) => update);
  }
}
