// Keeps one draft outside React: writes the newest values to the server one request at a time, a moment after the last
// change, and to localStorage at once as a second net; tells its state to the screen. The clock, timers and both stores are given.

export interface DraftRecord {
  id: string;
  data: Record<string, unknown>;
  version: number;
  changedAt: string;
}

export interface DraftStores {
  save: (data: Record<string, unknown>, version: number) => Promise<{ id: string; version: number; changedAt: string }>;
  /** What lies on the server now, after somebody else (another tab) wrote it. */
  read: () => Promise<DraftRecord | null>;
  keepLocal: (data: Record<string, unknown> | null) => void;
  isStale: (error: unknown) => boolean;
}

export type DraftState =
  | { kind: 'none' }
  | { kind: 'unsaved' }
  | { kind: 'saved'; at: string }
  | { kind: 'local' }
  /** Another tab or device wrote the same draft: the person chooses. */
  | { kind: 'elsewhere'; theirs: DraftRecord };

export class DraftKeeper {
  state: DraftState = { kind: 'none' };
  id: string | undefined;
  private version = 0;
  private wanted: Record<string, unknown> | null = null;
  private running: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;
  private readonly listeners = new Set<() => void>();
  private readonly stores: DraftStores;
  private readonly delay: number;

  constructor(stores: DraftStores, delay = 800) {
    this.stores = stores;
    this.delay = delay;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Goes on from a draft that was found on the server. */
  adopt(draft: DraftRecord): void {
    this.id = draft.id;
    this.version = draft.version;
    this.tell({ kind: 'saved', at: draft.changedAt });
  }

  /** The newest values; saved a moment later. */
  write(data: Record<string, unknown>): void {
    if (this.closed) return;
    this.wanted = data;
    this.stores.keepLocal(data);
    if (this.state.kind === 'elsewhere') return;
    this.tell({ kind: 'unsaved' });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), this.delay);
  }

  /** Writes at once what is not written yet. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    if (this.running) await this.running;
    if (this.wanted === null || this.closed || this.state.kind === 'elsewhere') return;
    this.running = this.send(this.wanted).finally(() => {
      this.running = null;
    });
    await this.running;
  }

  /** The draft's id, saving the given values first when there is no draft yet. */
  async ensure(data: Record<string, unknown>): Promise<string | undefined> {
    if (this.id) return this.id;
    this.wanted ??= data;
    await this.flush();
    return this.id;
  }

  /** After a choice between two tabs: `theirs` to go on from those, else ours overwrite them. */
  settle(theirs: DraftRecord, takeTheirs: boolean): void {
    this.adopt(theirs);
    if (takeTheirs) {
      this.wanted = null;
      this.stores.keepLocal(null);
    } else if (this.wanted) this.write(this.wanted);
  }

  /** The form was sent or thrown away: nothing is written any more. */
  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.wanted = null;
    this.stores.keepLocal(null);
  }

  private async send(data: Record<string, unknown>): Promise<void> {
    try {
      const saved = await this.stores.save(data, this.version);
      if (this.closed) return;
      this.id = saved.id;
      this.version = saved.version;
      if (this.wanted !== data) return;
      this.wanted = null;
      this.stores.keepLocal(null);
      this.tell({ kind: 'saved', at: saved.changedAt });
    } catch (error) {
      if (this.closed) return;
      const theirs = this.stores.isStale(error) ? await this.stores.read().catch(() => null) : null;
      if (theirs) this.tell({ kind: 'elsewhere', theirs });
      else {
        this.tell({ kind: 'local' });
        this.timer = setTimeout(() => void this.flush(), this.delay * 8);
      }
    }
  }

  private tell(state: DraftState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
