// A connection that sends what is asked of it at one moment in one write: statements that travel together cost one system
// call here, and wake the database's process once.
import pg from 'pg';

/** How long a server that does not answer is knocked at. */
const connectMs = 5_000;

export class Client extends pg.Client {
  #gathering = false;

  constructor(config?: pg.ClientConfig) {
    // The pool's own figure says how long one waits for a connection that others hold.
    super({ ...config, connectionTimeoutMillis: connectMs });
    this.query = ((...asked: Parameters<pg.Client['query']>) => {
      this.#gather();
      return pg.Client.prototype.query.apply(this, asked);
    }) as pg.Client['query'];
  }

  #gather(): void {
    if (this.#gathering) return;
    const { stream } = (this as unknown as { connection: { stream: NodeJS.WriteStream } }).connection;
    this.#gathering = true;
    stream.cork();
    process.nextTick(() => {
      this.#gathering = false;
      stream.uncork();
    });
  }
}
