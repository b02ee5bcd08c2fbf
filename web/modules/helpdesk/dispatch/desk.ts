// The dispatcher's queue as it stands on the screen: rows keep their places whatever colleagues do, what became of them is
// marked, new ones are counted until they are asked for. Acts go one after the other, so that quick keys are all obeyed.
import {
  assignTicket,
  changeTickets,
  findTickets,
  priorities,
  proposeExecutors,
  readDispatchRows,
  undoTicketAct,
} from '#contract/helpdesk.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { api } from '../../../core/api/call.ts';
import {
  type DeskRow,
  type DeskState,
  freshAmong,
  type Mark,
  markOf,
  type Proposal,
  type QueueTicket,
  type Told,
} from './desk-rows.ts';

type Input = Record<string, unknown>;
const pageSize = 50;
const first: DeskState = {
  rows: [],
  cursor: 0,
  loading: true,
  more: false,
  error: null,
  fresh: 0,
  proposals: new Map(),
  told: null,
};

export class Desk {
  #state = first;
  #input: Input = {};
  #next: string | null = null;
  #round = 0;
  #undo: { undoId: string; ticketId: string }[] = [];
  #work: Promise<void> = Promise.resolve();
  #loadingMore = false;
  /** Raised when proposals made before count no more. */
  #age = 0;
  readonly #listeners = new Set<() => void>();
  /** Told after an act of one's own, so that people and counters are asked again. */
  onChanged: () => void = () => undefined;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  snapshot = (): DeskState => this.#state;

  get current(): DeskRow | undefined {
    return this.#state.rows[this.#state.cursor];
  }

  /** Begins a list anew: another tab or filter, or the new ones were asked for. */
  async open(input: Input): Promise<void> {
    this.#round += 1;
    const round = this.#round;
    this.#input = input;
    this.#set({ ...first, told: this.#state.told });
    await this.#page(round, undefined);
  }
  reload = (): Promise<void> => this.open(this.#input);

  loadMore = (): void => {
    if (!this.#next || this.#loadingMore) return;
    void this.#page(this.#round, this.#next);
  };

  async #page(round: number, after: string | undefined): Promise<void> {
    this.#loadingMore = true;
    try {
      const page = await this.#find(after);
      if (round !== this.#round) return;
      const known = new Set(this.#state.rows.map((row) => row.ticket.id));
      const added = page.items.filter((one) => !known.has(one.id)).map((ticket) => ({ ticket, mark: null }));
      this.#next = page.next;
      this.#set({ rows: [...this.#state.rows, ...added], loading: false, more: page.next !== null, error: null });
      if (after === undefined) this.#wantProposal();
    } catch (error) {
      if (round === this.#round) this.#set({ loading: false, error: error as ApiError });
    } finally {
      this.#loadingMore = false;
    }
  }

  #find = (after?: string) =>
    api.call(findTickets, { ...this.#input, limit: pageSize, ...(after ? { after } : {}) } as never);

  /** One act after the other; a failure is told and does not stop the next. */
  do(act: () => void | Promise<void>): Promise<void> {
    this.#work = this.#work.then(act).catch((error: unknown) => this.#tell({ tone: 'problem', code: 'error', error }));
    return this.#work;
  }

  moveTo(index: number): void {
    const last = this.#state.rows.length - 1;
    this.#set({ cursor: Math.max(0, Math.min(index, last)) });
    if (index >= last - 10) this.loadMore();
    this.#wantProposal();
  }
  move = (step: 1 | -1): void => this.moveTo(this.#state.cursor + step);

  /** Gives the row under the cursor to whoever is proposed; waits for the proposal when it is not there yet. */
  async giveProposed(): Promise<void> {
    const row = this.current;
    if (!row) return;
    const proposal = this.#state.proposals.get(row.ticket.id) ?? (await this.#propose(row.ticket.id));
    const best = proposal?.proposed[0];
    if (!best) return this.#tell({ tone: 'problem', code: 'nobody', number: row.ticket.number ?? '' });
    await this.give(best.person);
  }

  async give(person: { id: string; name: string }): Promise<void> {
    const row = this.current;
    if (!row) return;
    const { id, number, executor } = row.ticket;
    if (executor?.id === person.id) return this.#step();
    await this.#act(row, async () => {
      const saved = await api.call(assignTicket, {
        id,
        executorId: person.id,
        seenExecutorId: executor?.id ?? null,
      });
      this.#keepUndo(saved.undoId, id);
      this.#put(
        id,
        { executor: saved.executor, state: saved.state, stateGroup: saved.stateGroup },
        'mine',
        person.name,
      );
      this.#tell({ tone: 'done', code: 'given', number: number ?? '', name: person.name });
      this.#step();
    });
  }

  /** Back to its queue: nobody does it. */
  async toQueue(): Promise<void> {
    const row = this.current;
    if (!row) return;
    const { id, number, executor } = row.ticket;
    if (!executor) return this.#tell({ tone: 'done', code: 'nothing', number: number ?? '' });
    await this.#act(row, async () => {
      const saved = await api.call(assignTicket, { id, executorId: null, seenExecutorId: executor.id });
      this.#keepUndo(saved.undoId, id);
      this.#put(id, { executor: null, state: saved.state, stateGroup: saved.stateGroup }, 'queue');
      this.#tell({ tone: 'done', code: 'queued', number: number ?? '' });
    });
  }

  /** The next priority, after the most urgent the lowest. */
  async nextPriority(): Promise<void> {
    const row = this.current;
    if (!row) return;
    const { id, number } = row.ticket;
    const priority = priorities[(priorities.indexOf(row.ticket.priority) + 1) % priorities.length] as 'low';
    await this.#act(row, async () => {
      const { undoId } = await api.call(changeTickets, { ids: [id], priority });
      this.#keepUndo(undoId, id);
      await this.refresh([id], true);
      this.#tell({ tone: 'done', code: 'priority', number: number ?? '', name: priority });
    });
  }

  /** Takes the last act back and stands on its row. */
  async undo(): Promise<void> {
    const last = this.#undo.at(-1);
    if (!last) return this.#tell({ tone: 'done', code: 'nothing' });
    const { refused } = await this.#takeBack(last.undoId);
    await this.refresh([last.ticketId], true);
    const index = this.#state.rows.findIndex((row) => row.ticket.id === last.ticketId);
    const number = this.#state.rows[index]?.ticket.number ?? '';
    this.#changed();
    if (index >= 0) this.moveTo(index);
    this.#tell(
      refused.length > 0 ? { tone: 'problem', code: 'nothing', number } : { tone: 'done', code: 'undone', number },
    );
  }

  /** What the network has lost may be tried again; what the server refuses stands no more in the way of acts before it. */
  async #takeBack(undoId: string) {
    try {
      const answer = await api.call(undoTicketAct, { undoId });
      this.#undo.pop();
      return answer;
    } catch (error) {
      if (error instanceof ApiError && !error.temporary) this.#undo.pop();
      throw error;
    }
  }

  /** Rows that somebody has changed, as they are now; `own`: by oneself, so nothing is marked. */
  async refresh(ids: readonly string[], own = false): Promise<void> {
    const known = ids.filter((id) => this.#state.rows.some((row) => row.ticket.id === id)).slice(0, 100);
    if (known.length === 0) return;
    const { rows } = await api.call(readDispatchRows, { ids: known });
    const now = new Map(rows.map((row) => [row.id, row]));
    this.#set({
      rows: this.#state.rows.map((row) => {
        if (!known.includes(row.ticket.id)) return row;
        const ticket = now.get(row.ticket.id);
        if (!ticket) return { ...row, mark: { kind: 'gone' } };
        if (own) return { ticket, mark: null };
        return { ticket, mark: markOf(row, ticket) };
      }),
    });
    this.forgetProposals();
  }

  /** Counts what has come since, without a row moving. */
  async countFresh(): Promise<void> {
    const round = this.#round;
    const { items } = await this.#find();
    if (round !== this.#round) return;
    const known = new Set(this.#state.rows.map((row) => row.ticket.id));
    this.#set({ fresh: freshAmong(items, known, this.#next !== null) });
  }

  /** People have come or gone: who is proposed may be another. */
  forgetProposals(): void {
    this.#age += 1;
    this.#set({ proposals: new Map() });
    this.#wantProposal();
  }

  async #act(row: DeskRow, run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      // Somebody was quicker: the row shows who, the words say so, the cursor stays.
      await this.refresh([row.ticket.id]);
      throw error;
    } finally {
      this.#changed();
    }
  }

  #changed(): void {
    this.forgetProposals();
    this.onChanged();
  }

  /** To the next row that still waits; where there is none, to the next one. */
  #step(): void {
    const { rows, cursor } = this.#state;
    const after = rows.findIndex((row, index) => index > cursor && row.mark === null);
    this.moveTo(after < 0 ? cursor + 1 : after);
  }

  #put(id: string, fields: Partial<QueueTicket>, kind: Mark['kind'], name?: string): void {
    this.#set({
      rows: this.#state.rows.map((row) =>
        row.ticket.id === id
          ? { ticket: { ...row.ticket, ...fields }, mark: { kind, ...(name ? { name } : {}) } }
          : row,
      ),
    });
  }

  #keepUndo(undoId: string | null, ticketId: string): void {
    if (undoId) this.#undo.push({ undoId, ticketId });
  }

  #wantProposal(): void {
    const id = this.current?.ticket.id;
    if (id && !this.#state.proposals.has(id)) void this.#propose(id).catch(() => undefined);
  }

  async #propose(id: string): Promise<Proposal | undefined> {
    const age = this.#age;
    const { proposals } = await api.call(proposeExecutors, { ids: [id] });
    const [found] = proposals;
    // Made before an act of one's own: the next one is asked for anew.
    if (found && age === this.#age) this.#set({ proposals: new Map([...this.#state.proposals, [id, found]]) });
    return found;
  }

  #tell(told: Told): void {
    this.#set({ told });
  }
  #set(part: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of this.#listeners) listener();
  }
}
