// Keeps one draft outside React: writes the newest values to the server one request at a time, a moment after the last
// change, and to localStorage at once as a second net; tells its state to the screen. The clock, timers and both stores are given.

export interface DraftRecord {
  id: string;
  data: Record<string, unknown>;
  version: number;
  changedAt: string;
}

/** What lies in this browser and not yet on the server, with the version of the server's draft that it was typed on. */
export interface LocalDraft {
  data: Record<string, unknown>;
  base: number;
}

export interface DraftStores {
  save: (data: Record<string, unknown>, version: number) => Promise<{ id: string; version: number; changedAt: string }>;
  /** What lies on the server now, after somebody else (another tab) wrote it. */
  read: () => Promise<DraftRecord | null>;
  keepLocal: (draft: LocalDraft | null) => void;
  isStale: (error: unknown) => boolean;
}

export type DraftState =
  | { kind: 'none' }
  | { kind: 'unsaved' }
  | { kind: 'saved'; at: string }
  | { kind: 'local' }
  /** Another tab or device wrote the same draft: the person chooses. */
  | { kind: 'elsewhere'; theirs: DraftRecord }
  /** It was sent or thrown away in another tab; what is typed here stays until the person chooses. */
  | { kind: 'gone' };

/** The same whatever order the database keeps the fields in. */
const plain = (data: unknown): string =>
  JSON.stringify(data, (_, value) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

export class DraftKeeper {
  state: DraftState = { kind: 'none' };
  id: string | undefined;
  private version = 0;
  private wanted: Record<string, unknown> | null = null;
  private running: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;
  private held = false;
  private left = false;
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

  /** Goes on from what this browser kept, beside what lies on the server: null when nothing does, undefined when it is away. */
  recall({ data, base }: LocalDraft, found: DraftRecord | null | undefined): void {
    if (found) this.adopt(found);
    else this.version = found === undefined ? base : 0;
    if (found && plain(found.data) === plain(data)) this.stores.keepLocal(null);
    else if (found && found.version > base) {
      this.wanted = data;
      this.tell({ kind: 'elsewhere', theirs: found });
    } else if (found === null && base > 0) {
      this.wanted = data;
      this.tell({ kind: 'gone' });
    } else this.write(data);
  }

  /** Looks whether the draft was changed or sent elsewhere meanwhile; says what stands there now unless words here wait. */
  async look(): Promise<{ now: DraftRecord | null } | undefined> {
    const idle = () => this.wanted === null && !this.running && !this.closed && !this.held && !this.choosing;
    if (!idle()) return;
    const found = await this.stores.read().catch(() => undefined);
    if (found === undefined || !idle()) return;
    if (found === null) {
      if (!this.id) return;
      this.id = undefined;
      this.version = 0;
      this.tell({ kind: 'none' });
      return { now: null };
    }
    if (found.id === this.id && found.version <= this.version) return;
    this.adopt(found);
    return { now: found };
  }

  /** While the words are being sent nothing is written; the draft's id, which is gone together with them. */
  async hold(): Promise<string | undefined> {
    this.held = true;
    clearTimeout(this.timer);
    await this.running;
    return this.id;
  }

  /** They could not be sent. */
  resume(): void {
    this.held = false;
    void this.flush();
  }

  private get choosing(): boolean {
    return this.state.kind === 'elsewhere' || this.state.kind === 'gone';
  }

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
    this.stores.keepLocal({ data, base: this.version });
    if (this.choosing || this.held) return;
    this.tell({ kind: 'unsaved' });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), this.delay);
  }

  /** Writes at once what is not written yet. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    if (this.running) await this.running;
    clearTimeout(this.timer);
    if (this.wanted === null || this.closed || this.held || this.choosing) return;
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

  /** After the draft was gone: what is typed here begins a new one, or goes too. */
  settleGone(keep: boolean): void {
    this.id = undefined;
    this.version = 0;
    const data = this.wanted;
    this.wanted = null;
    this.stores.keepLocal(null);
    this.tell({ kind: 'none' });
    if (keep && data) this.write(data);
  }

  /** The form was sent or thrown away: nothing is written any more. Resolves when the write in hand is over, so that the
   * draft that it made can be removed too. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    this.wanted = null;
    this.stores.keepLocal(null);
    await this.running;
  }

  /** The form is on the screen. */
  stay(): void {
    this.left = false;
  }

  /** The form leaves the screen: written once more, and not tried again later, when somebody else may be signed in here.
   * What could not be written lies in the browser under its person's name. */
  leave(): void {
    this.left = true;
    void this.flush();
  }

  private async send(data: Record<string, unknown>): Promise<void> {
    try {
      const saved = await this.stores.save(data, this.version);
      this.id = saved.id;
      this.version = saved.version;
      if (this.closed || this.wanted !== data) return;
      this.wanted = null;
      this.stores.keepLocal(null);
      this.tell({ kind: 'saved', at: saved.changedAt });
    } catch (error) {
      if (this.closed) return;
      const theirs = this.stores.isStale(error) ? await this.stores.read().catch(() => undefined) : undefined;
      if (this.closed) return;
      if (theirs) this.tell({ kind: 'elsewhere', theirs });
      else if (theirs === null && this.version > 0) this.tell({ kind: 'gone' });
      else {
        this.tell({ kind: 'local' });
        if (!this.left) this.timer = setTimeout(() => void this.flush(), this.delay * 8);
      }
    }
  }

  private tell(state: DraftState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
