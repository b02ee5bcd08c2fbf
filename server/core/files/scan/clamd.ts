// Speaks with ClamAV's daemon over its socket: one connection a file, the file in pieces as it passes by (INSTREAM).
import { connect, type Socket } from 'node:net';
import type { ScannerAddress } from './scanner-address.ts';

export type Verdict = { state: 'clean' } | { state: 'infected'; virus: string } | { state: 'too-large' };

/** The scanner cannot be asked: it is not there, silent, or says what nobody understands. */
export class ScannerAway extends Error {}

/** Connecting, and each answer: a large archive takes the scanner minutes. */
const connectMs = 5_000;
const answerMs = 300_000;

export class Scan {
  readonly #socket: Socket;
  readonly #answer: Promise<string>;
  #answered = false;

  private constructor(socket: Socket, answer: Promise<string>) {
    this.#socket = socket;
    this.#answer = answer;
    // It is awaited at the end only; until then its failure must not count as unhandled.
    answer.then(
      () => {
        this.#answered = true;
      },
      () => {
        this.#answered = true;
      },
    );
  }

  static async open(address: ScannerAddress): Promise<Scan> {
    const { socket, answer } = await ask(address, 'zINSTREAM\0');
    return new Scan(socket, answer);
  }

  /** Takes a piece; once the scanner has answered, what follows is no more news to it. */
  async write(piece: Buffer): Promise<void> {
    if (this.#answered || piece.length === 0) return;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.length);
    this.#socket.write(length);
    await new Promise<void>((resolve) => {
      // The answer tells what became of a broken connection.
      this.#socket.write(piece, () => resolve());
      this.#answer.catch(() => undefined).finally(resolve);
    });
  }

  async end(): Promise<Verdict> {
    if (!this.#answered) this.#socket.write(Buffer.alloc(4));
    try {
      return verdictOf(await this.#answer);
    } finally {
      this.#socket.destroy();
    }
  }

  abort(): void {
    this.#socket.destroy();
  }
}

export async function scannerVersion(address: ScannerAddress): Promise<string> {
  const { socket, answer } = await ask(address, 'zVERSION\0');
  try {
    return await answer;
  } finally {
    socket.destroy();
  }
}

function verdictOf(answer: string): Verdict {
  const [, virus] = /^stream: (.+) FOUND$/.exec(answer) ?? [];
  if (virus) return { state: 'infected', virus };
  if (answer === 'stream: OK') return { state: 'clean' };
  if (/size limit exceeded/i.test(answer)) return { state: 'too-large' };
  throw new ScannerAway(`the scanner said: ${answer.slice(0, 200)}`);
}

async function ask(address: ScannerAddress, command: string): Promise<{ socket: Socket; answer: Promise<string> }> {
  const socket = connect(address);
  const answer = new Promise<string>((resolve, reject) => {
    const said: Buffer[] = [];
    const away = (reason: string) => reject(new ScannerAway(reason));
    socket.setTimeout(connectMs, () => {
      away('the scanner is silent');
      socket.destroy();
    });
    socket.on('connect', () => socket.setTimeout(answerMs));
    socket.on('data', (piece: Buffer) => {
      said.push(piece);
      const text = Buffer.concat(said).toString('utf8');
      const end = text.indexOf('\0');
      if (end >= 0) resolve(text.slice(0, end).trim());
    });
    socket.on('error', (error) => away(error.message));
    socket.on('close', () => away('the scanner closed the connection'));
  });
  answer.catch(() => undefined);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    answer.catch(reject);
  });
  socket.write(command);
  return { socket, answer };
}
