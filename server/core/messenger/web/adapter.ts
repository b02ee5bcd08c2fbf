// The chat inside the network as one more messenger: what is said goes into lines that the person's page shows.
import { Readable } from 'node:stream';
import type { Sql } from '../../db/sql.ts';
import { inTransaction } from '../../journal/transaction.ts';
import type { Services } from '../../services.ts';
import { type MessengerAdapter, MessengerError, type RawUpdate } from '../adapter.ts';
import type { Saying, TapAnswer } from '../outgoing.ts';
import { changeLine, type Line, webBot, webChatOf, writeLine } from './lines.ts';

const lineOf = ({ text, buttons = [] }: Saying): Line => ({ text, buttons, files: 0, notice: false });

export class WebAdapter implements MessengerAdapter {
  readonly channel = webBot.channel;
  readonly bot = webBot.bot;
  readonly #services: Services;
  constructor(services: Services) {
    this.#services = services;
  }

  async introduce(): Promise<string> {
    return '';
  }
  /** What people say comes in by their own requests: there is nothing to ask for. */
  poll(signal: AbortSignal): Promise<RawUpdate[]> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve([]);
      signal.addEventListener('abort', () => resolve([]), { once: true });
    });
  }
  stored(): void {}

  send(address: string, saying: Saying): Promise<string> {
    return this.#write(address, lineOf(saying));
  }
  async edit(address: string, messageRef: string, saying: Saying): Promise<void> {
    await this.#change(address, messageRef, () => lineOf(saying));
  }
  async bare(address: string, messageRef: string): Promise<void> {
    await this.#change(address, messageRef, (line) => ({ ...line, buttons: [] }));
  }
  /** The tap's id ends with whose it is. */
  async answerTap({ tapId, text }: TapAnswer): Promise<void> {
    const address = tapId.split(' ')[1];
    if (text && address) await this.#write(address, { text, buttons: [], files: 0, notice: true });
  }
  async download(): Promise<Readable> {
    return Readable.from([]);
  }
  async setCommands(): Promise<void> {}
  async setWebhook(): Promise<void> {}

  #write(personId: string, line: Line): Promise<string> {
    const services = this.#services;
    return inTransaction(services.pools.write, async (sql) => {
      const chatId = await webChatOf(services, sql, personId);
      return writeLine(services, sql, { chatId, personId, mine: false }, line);
    });
  }
  async #change(personId: string, id: string, change: (line: Line) => Line): Promise<void> {
    const services = this.#services;
    const there = await inTransaction(services.pools.write, (sql: Sql) =>
      changeLine(services, sql, { id, personId }, change),
    );
    if (!there) throw new MessengerError('gone', 'the line is not there');
  }
}
