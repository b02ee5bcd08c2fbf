// The chat inside the network as one person's face of it, in the words of the messenger's double: the same flows run on both.
import type { Shown } from '../doubles/telegram/chats.ts';
import type { Caller } from './server.ts';
import { upload } from './upload.ts';

interface Line {
  id: string;
  mine: boolean;
  notice: boolean;
  text: string;
  buttons: { label: string; data: string }[][];
}

/** What a flow needs of a chat, whichever messenger it is in. */
export interface Face {
  say(text: string, replyTo?: Spoken): Promise<string>;
  edit(ref: string, text: string): Promise<void>;
  photo(bytes: Buffer, caption: string): Promise<void>;
  tap(label: string | RegExp): Promise<void>;
  shown(): Promise<Spoken[]>;
}
export type Spoken = Pick<Shown, 'text' | 'buttons'> & { ref: string };

const done = (answer: { statusCode: number; body: string }): void => {
  if (answer.statusCode >= 300) throw new Error(answer.body);
};

export class WebFace implements Face {
  readonly #caller: Caller;
  constructor(caller: Caller) {
    this.#caller = caller;
  }
  async lines(): Promise<Line[]> {
    const answer = await this.#caller.call('GET', '/api/chat?limit=100');
    done(answer);
    return answer.json().lines;
  }
  async shown(): Promise<Spoken[]> {
    return (await this.lines())
      .filter(({ mine }) => !mine)
      .map(({ id, text, buttons }) => ({ ref: id, text, buttons }));
  }
  async say(text: string, replyTo?: Spoken): Promise<string> {
    const answer = await this.#caller.call('POST', '/api/chat', { text, ...(replyTo ? { replyTo: replyTo.ref } : {}) });
    done(answer);
    return answer.json().id;
  }
  async edit(ref: string, text: string): Promise<void> {
    done(await this.#caller.call('POST', '/api/chat', { text, edits: ref }));
  }
  async photo(bytes: Buffer, caption: string): Promise<void> {
    const file = await upload(this.#caller, 'снимок.jpg', bytes);
    done(await this.#caller.call('POST', '/api/chat', { text: caption, fileIds: [file] }));
  }
  async tap(label: string | RegExp): Promise<void> {
    const fits = (word: string) => (typeof label === 'string' ? word === label : label.test(word));
    for (const line of (await this.lines()).reverse()) {
      const button = line.buttons.flat().find((one) => fits(one.label));
      if (!button) continue;
      done(await this.#caller.call('POST', '/api/chat/taps', { lineId: line.id, data: button.data }));
      return;
    }
    throw new Error(`no button ${label}`);
  }
}
