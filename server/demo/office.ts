// The office at work: acts of the program done by its people, at the moment that the demonstration says. Everything that
// is not written in bulk comes to be as in life, with its right, its event and its notice.

import { Readable } from 'node:stream';
import type { Actor } from '#core/actor.ts';
import { dateIn } from '#core/clock.ts';
import { actingAs } from '#core/identity/acting-as.ts';
import { uploadTo } from '#core/records/upload-file.ts';
import { type CallOptions, call } from '#core/runner.ts';
import type { Services } from '#core/services.ts';
import { systemActor } from '#core/system-actor.ts';

export class Office {
  readonly services: Services;
  readonly #actors: Map<string, Promise<Actor>>;

  constructor(services: Services, actors = new Map<string, Promise<Actor>>()) {
    this.services = services;
    this.#actors = actors;
  }

  /** The same office at another moment. */
  at(moment: number): Office {
    const clock = { now: () => new Date(moment) };
    return new Office({ ...this.services, clock }, this.#actors);
  }

  get today(): string {
    return dateIn(this.services.config.zone, this.services.clock.now());
  }

  #actor(who: { id: string } | 'system'): Promise<Actor> {
    if (who === 'system') return Promise.resolve(systemActor('demo'));
    const known = this.#actors.get(who.id) ?? actingAs(this.services, who.id);
    this.#actors.set(who.id, known);
    return known;
  }

  async do<T>(
    operation: string,
    who: { id: string } | 'system',
    input: unknown,
    options: CallOptions = {},
  ): Promise<T> {
    return (await call(this.services, operation, await this.#actor(who), input, options)).body as T;
  }

  async upload(who: { id: string }, name: string, content: Buffer, draftId?: string): Promise<string> {
    const body = Readable.from([content]);
    return (await uploadTo(this.services, await this.#actor(who), { name, body, draftId })).id;
  }
}
