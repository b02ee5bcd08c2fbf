// ClamAV's daemon as far as it is spoken to: over a socket, INSTREAM for real, the EICAR test file is its one virus.
import { createServer, type Socket } from 'node:net';
import { testVirus } from '#core/files/scan/try-scanner.ts';

export class ClamdDouble {
  readonly #server = createServer((socket) => this.#serve(socket));
  readonly #sockets = new Set<Socket>();
  /** Bytes that a stream may have, as StreamMaxLength. */
  limit = Number.POSITIVE_INFINITY;
  /** What it says instead of its verdict. */
  says: string | undefined;
  scans = 0;

  async open(path: string): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(path, resolve));
    return this;
  }
  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    let said = Buffer.alloc(0);
    let body = Buffer.alloc(0);
    let streaming = false;
    const answer = (text: string) => socket.end(`${text}\0`);
    socket.on('error', () => undefined);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('data', (piece: Buffer) => {
      said = Buffer.concat([said, piece]);
      if (!streaming) {
        const end = said.indexOf(0);
        if (end < 0) return;
        const command = said.subarray(0, end).toString();
        said = said.subarray(end + 1);
        if (command === 'zVERSION') return void answer('ClamAV 1.4.6/27500');
        if (command !== 'zINSTREAM') return void answer('UNKNOWN COMMAND');
        streaming = true;
      }
      while (said.length >= 4) {
        const length = said.readUInt32BE(0);
        if (length === 0) {
          this.scans += 1;
          const verdict = body.includes(testVirus) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK';
          return void answer(this.says ?? verdict);
        }
        if (said.length < 4 + length) return;
        body = Buffer.concat([body, said.subarray(4, 4 + length)]);
        said = said.subarray(4 + length);
        if (body.length > this.limit) return void answer('INSTREAM size limit exceeded. ERROR');
      }
    });
  }
}
