// The handle of a query: tables born filtered, on a connection that refuses to write.
import { Handle } from './handle.ts';

export class Reader<DB> extends Handle<DB> {
  readonly #subjects = new Set<string>();
  readonly #records = new Set<string>();
  #told = false;

  /** Says whose personal data the answer shows; the runner journals it before the answer leaves. */
  shows(subjectIds: Iterable<string>, recordIds: Iterable<string> = []): void {
    this.#told = true;
    for (const id of subjectIds) this.#subjects.add(id);
    for (const id of recordIds) this.#records.add(id);
  }

  get shown(): { told: boolean; subjects: string[]; records: string[] } {
    return { told: this.#told, subjects: [...this.#subjects], records: [...this.#records] };
  }
}

/** A reader over whatever tables: what core's functions take from queries of every module. */
// biome-ignore lint/suspicious/noExplicitAny: core's functions reach core's tables alone
export type AnyReader = Reader<any>;
