// COPY out of and into PostgreSQL over a connection of pg, with back-pressure both ways and memory that
// doesn't grow with the table: pg hands its protocol messages to any object with `submit` and handlers.
import type { Client, Connection } from 'pg';

/** The parts of pg's connection that COPY needs and its types leave out. */
interface CopyConnection extends Connection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
}

const rowsOf = (commandTag: string): number => Number(commandTag.split(' ')[1] ?? 0);

/** `copy … to stdout`, cut into parts of one size; the socket rests while a part waits for its reader. */
export class CopyOut {
  /** How many rows came, known when `parts` has ended. */
  rows = 0;
  readonly #statement: string;
  readonly #partBytes: number;
  #connection: Connection | undefined;
  #filling: Buffer;
  #filled = 0;
  #ready: Buffer[] = [];
  #ended = false;
  #left = false;
  #failure: Error | undefined;
  #wake: () => void = () => {};

  constructor(statement: string, partBytes: number) {
    this.#statement = statement;
    this.#partBytes = partBytes;
    this.#filling = Buffer.allocUnsafe(partBytes);
  }

  submit(connection: Connection): void {
    this.#connection = connection;
    connection.query(this.#statement);
  }

  // The chunk is a view of the parser's buffer, which is used again: it is copied at once.
  handleCopyData(message: { chunk: Buffer }): void {
    if (this.#left) return;
    let rest = message.chunk;
    while (rest.length > 0) {
      const copied = rest.copy(this.#filling, this.#filled);
      this.#filled += copied;
      rest = rest.subarray(copied);
      if (this.#filled === this.#partBytes) this.#cut();
    }
  }

  handleCommandComplete(message: { text: string }): void {
    this.rows = rowsOf(message.text);
  }

  handleReadyForQuery(): void {
    if (this.#filled > 0) this.#cut();
    this.#ended = true;
    this.#wake();
  }

  handleError(error: Error): void {
    this.#failure = error;
    this.#wake();
  }

  #cut(): void {
    if (this.#left) return;
    this.#ready.push(this.#filling.subarray(0, this.#filled));
    this.#filling = Buffer.allocUnsafe(this.#partBytes);
    this.#filled = 0;
    this.#connection?.stream.pause();
    this.#wake();
  }

  /** To be read once; a reader that leaves early lets the rest pass by. */
  async *parts(): AsyncGenerator<Buffer> {
    try {
      for (;;) {
        const part = this.#ready.shift();
        if (part) {
          yield part;
        } else if (this.#failure) {
          throw this.#failure;
        } else if (this.#ended) {
          return;
        } else {
          const woken = new Promise<void>((resolve) => {
            this.#wake = resolve;
          });
          this.#connection?.stream.resume();
          await woken;
        }
      }
    } finally {
      this.#left = true;
      this.#connection?.stream.resume();
    }
  }
}

class CopyIn {
  readonly rows: Promise<number>;
  readonly #statement: string;
  readonly #source: AsyncIterable<Buffer>;
  readonly #settle: PromiseWithResolvers<number>;
  #pumped: Promise<void> = Promise.resolve();
  #sourceError: unknown;
  #counted = 0;
  #over = false;
  #wake: () => void = () => {};

  constructor(statement: string, source: AsyncIterable<Buffer>) {
    this.#statement = statement;
    this.#source = source;
    this.#settle = Promise.withResolvers<number>();
    this.rows = this.#settle.promise;
  }

  submit(connection: Connection): void {
    connection.query(this.#statement);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    this.#pumped = this.#pump(connection);
  }

  async #pump(connection: CopyConnection): Promise<void> {
    try {
      for await (const chunk of this.#source) {
        // A socket that is gone takes everything and never asks to wait.
        if (this.#over || !connection.stream.writable) return;
        connection.sendCopyFromChunk(chunk);
        if (connection.stream.writableNeedDrain) await this.#drained(connection);
      }
      if (!this.#over) connection.endCopyFrom();
    } catch (error) {
      if (this.#over) return;
      this.#sourceError = error;
      connection.sendCopyFail('the source of the rows failed');
    }
  }

  #drained(connection: Connection): Promise<void> {
    return new Promise((resolve) => {
      const go = () => {
        connection.stream.off('drain', go);
        resolve();
      };
      this.#wake = go;
      connection.stream.once('drain', go);
      if (this.#over) go();
    });
  }

  handleCommandComplete(message: { text: string }): void {
    this.#counted = rowsOf(message.text);
  }

  handleReadyForQuery(): void {
    this.#over = true;
    this.#settle.resolve(this.#counted);
  }

  // The server drops what is still under way after its refusal, so the pump only has to stop.
  handleError(error: Error): void {
    this.#over = true;
    this.#wake();
    void this.#pumped.then(() => this.#settle.reject(this.#sourceError ?? error));
  }
}

/** `copy … from stdin` fed by `source`; resolves with the number of rows. A failing source fails the statement. */
export function copyIn(client: Client, statement: string, source: AsyncIterable<Buffer>): Promise<number> {
  return client.query(new CopyIn(statement, source)).rows;
}
