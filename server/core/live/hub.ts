// Live streams of one process: one poller of the journal feeds them all; each gets only what its actor may see.
import type { ServerResponse } from 'node:http';
import type { Actor } from '../actor.ts';
import { aliveAmong } from '../identity/alive.ts';
import { rightsToday } from '../identity/rights-today.ts';
import type { StoredEvent } from '../journal/event.ts';
import { type EventTail, missedSince, tailEvents } from '../journal/tail.ts';
import { PresenceWatch } from '../presence/watch.ts';
import { audiencesOf } from '../records/audience.ts';
import type { Services } from '../services.ts';

interface Stream {
  actor: Actor;
  response: ServerResponse;
}
interface Facts {
  kind: string;
  clearance: string;
  participants: { principalId: string; part: string }[];
}

const heartbeatMs = 25_000;
/** How long a stream may outlive a session that ended by itself. */
const judgeMs = 30_000;

export class LiveHub {
  readonly #services: Services;
  readonly #streams = new Set<Stream>();
  readonly #heartbeat: NodeJS.Timeout;
  readonly #clock: NodeJS.Timeout;
  #tail: EventTail | undefined;
  #judgedAt = 0;
  readonly #presence: PresenceWatch;

  constructor(services: Services) {
    this.#services = services;
    this.#presence = new PresenceWatch(services);
    this.#heartbeat = setInterval(() => this.#writeAll(': still here\n\n'), heartbeatMs);
    this.#heartbeat.unref();
    this.#clock = setInterval(() => this.#watchTime(), 500);
    this.#clock.unref();
  }

  kick(): void {
    this.#tail?.kick();
  }

  async open(actor: Actor, response: ServerResponse, after: string | undefined): Promise<void> {
    this.#tail ??= tailEvents(this.#services.pools.read, {
      everyMs: 500,
      onEvents: (events) => this.#deliver(events),
      onError: (error) => this.#services.log.warn({ err: error }, 'the live stream waits for the database'),
    });
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    response.write('retry: 2000\n\n');
    const stream: Stream = { actor, response };
    const place = this.#tail.place;
    this.#streams.add(stream);
    response.on('close', () => this.#streams.delete(stream));
    if (!after) return;
    const missed = place && (await missedSince(this.#services.pools.read, after, place).catch(() => undefined));
    if (!missed) response.write('event: reload\ndata: {}\n\n');
    else await this.#send([stream], missed);
  }

  /** Ends every stream, so that they do not delay the exit. */
  async close(): Promise<void> {
    clearInterval(this.#heartbeat);
    clearInterval(this.#clock);
    for (const stream of this.#streams) stream.response.end();
    this.#streams.clear();
    await this.#tail?.stop();
  }

  async #deliver(events: StoredEvent[]): Promise<void> {
    if (events.some((event) => event.operation.startsWith('identity.') && event.outcome === 'done'))
      await this.#admitAgain();
    await this.#send([...this.#streams], events);
  }

  /** After any change of people or rights: streams of ended sessions close, the others go on with today's rights. */
  async #admitAgain(): Promise<void> {
    const given = await this.#endDead();
    for (const stream of [...this.#streams]) await this.#renew(stream, given.get(stream.actor.sessionId ?? ''));
  }

  /** Ends the streams whose session, token or program would be refused now; gives what the others are limited to. */
  async #endDead(): Promise<ReadonlyMap<string, readonly string[] | null>> {
    const streams = [...this.#streams];
    const alive = await aliveAmong(this.#services, [
      ...new Set(streams.flatMap((stream) => stream.actor.sessionId ?? [])),
    ]);
    for (const stream of streams) {
      if (stream.actor.sessionId && !alive.has(stream.actor.sessionId)) this.#end(stream);
    }
    return alive;
  }

  /** The stream goes on with today's rights, and is told when they changed; one for an absent person ends with the substitution. */
  async #renew(stream: Stream, given?: readonly string[] | null): Promise<void> {
    const { actor } = stream;
    const rights = await rightsToday(this.#services, actor);
    if (!rights) return this.#end(stream);
    const asked = actor.rights.only;
    // A token stays limited to what it was given, and a program's one also to what it asked for.
    const only = given && asked ? given.filter((name) => asked.includes(name)) : (given ?? asked);
    const today = only ? rights.limitedTo(only) : rights;
    if (!today.same(actor.rights)) stream.response.write('event: reload\ndata: {}\n\n');
    stream.actor = { ...actor, rights: today };
  }

  #end(stream: Stream): void {
    stream.response.end();
    this.#streams.delete(stream);
  }

  /** What ends by time alone: substitutions with their last day; sessions by silence, age or a locked screen; tokens. */
  #watchTime(): void {
    void this.#tellPresence();
    const now = this.#services.clock.now();
    const moment = now.toISOString();
    for (const stream of this.#streams) {
      if (stream.actor.standing && stream.actor.standing.endsAt <= moment) this.#end(stream);
    }
    if (this.#streams.size === 0 || now.getTime() - this.#judgedAt < judgeMs) return;
    this.#judgedAt = now.getTime();
    this.#endDead().catch((error) => this.#services.log.warn({ err: error }, 'sessions of live streams not judged'));
  }

  async #send(streams: readonly Stream[], events: readonly StoredEvent[]): Promise<void> {
    const told = events.filter((event) => event.outcome === 'done');
    if (streams.length === 0 || told.length === 0) return;
    const now = this.#services.clock.now();
    for (const stream of streams) if (!stream.actor.rights.goodAt(now)) await this.#renew(stream);
    const facts = await this.#factsOf([...new Set(told.flatMap((event) => event.recordId ?? []))]);
    for (const stream of streams) {
      if (!this.#streams.has(stream)) continue;
      for (const event of told) if (this.#mayHear(stream.actor, event, facts)) stream.response.write(frame(event));
    }
  }

  async #factsOf(ids: string[]): Promise<Map<string, Facts>> {
    if (ids.length === 0) return new Map();
    const { rows } = await this.#services.pools.read.query<Facts & { id: string }>(
      `select r.id, r.kind, r.clearance, (select json_agg(json_build_object('principalId', p.principal_id, 'part', p.part))
         from participant p where p.record_id = r.id) as participants from record r where r.id = any($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, { ...row, participants: row.participants ?? [] }]));
  }

  #mayHear(actor: Actor, event: StoredEvent, facts: ReadonlyMap<string, Facts>): boolean {
    if (!event.recordId) {
      const heardUnder = event.recordKind && this.#services.catalog.liveKinds.get(event.recordKind);
      return event.actorId === actor.id || Boolean(heardUnder && actor.rights.everywhere(heardUnder));
    }
    const record = facts.get(event.recordId);
    return record !== undefined && audiencesOf(this.#services.catalog, actor, record).includes(event.audience);
  }

  /** Whoever looks at a record and sees its inside hears at once that somebody else came, left or writes; who, they ask. */
  async #tellPresence(): Promise<void> {
    if (this.#streams.size === 0) return;
    try {
      const changed = await this.#presence.look();
      if (changed.size === 0) return;
      const facts = await this.#factsOf([...changed.keys()]);
      for (const { actor, response } of this.#streams)
        for (const [recordId, people] of changed) {
          const record = people.has(actor.id) ? facts.get(recordId) : undefined;
          if (record && audiencesOf(this.#services.catalog, actor, record).includes('internal'))
            response.write(`event: presence\ndata: ${JSON.stringify({ recordId })}\n\n`);
        }
    } catch (error) {
      this.#services.log.warn({ err: error }, 'who looks at records is not known for now');
    }
  }

  #writeAll(text: string): void {
    for (const stream of this.#streams) stream.response.write(text);
  }
}

function frame(event: StoredEvent): string {
  const data = event.data as { version?: number } | null;
  const told = {
    operation: event.operation,
    recordId: event.recordId,
    recordKind: event.recordKind,
    actorId: event.actorId,
    version: data?.version ?? null,
  };
  return `id: ${event.id}\ndata: ${JSON.stringify(told)}\n\n`;
}
