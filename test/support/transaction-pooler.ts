// A double of a transaction pooler such as PgBouncer: many clients share a few sessions of PostgreSQL, each for the
// time of one transaction. Speaks just enough of the protocol; clients come over TCP of this computer.
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';

interface Backend {
  socket: Socket;
  client: Socket | undefined;
}

export interface Pooler {
  url: string;
  close(): Promise<void>;
}

/** Puts a pooler with `size` sessions before the database of `url` (over a unix socket, without a password). */
export async function startPooler(url: string, size: number): Promise<Pooler> {
  const target = new URL(url);
  const idle: Backend[] = [];
  const waiting: { client: Socket; data: Buffer }[] = [];
  const backends: Backend[] = [];
  const sockets = new Set<Socket>();

  const give = (backend: Backend) => {
    const next = waiting.shift();
    backend.client = next?.client;
    if (next) backend.socket.write(next.data);
    else idle.push(backend);
  };
  for (let number = 0; number < size; number++) {
    const backend: Backend = { socket: await openSession(target), client: undefined };
    backends.push(backend);
    idle.push(backend);
    eachMessage(backend.socket, false, (kind, message) => {
      backend.client?.write(message);
      // ReadyForQuery outside a transaction: the session is free for another client.
      if (kind === 'Z' && message[5] === 0x49) give(backend);
    });
  }
  const server = createServer((client) => {
    sockets.add(client);
    client.on('error', () => undefined);
    let greeted = false;
    client.on('data', (data: Buffer) => {
      if (!greeted) {
        greeted = true;
        // AuthenticationOk and ReadyForQuery.
        client.write(Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]));
        return;
      }
      if (data[0] === 0x58) return;
      const own = backends.find((backend) => backend.client === client);
      if (own) return void own.socket.write(data);
      // The longest idle session first, as in a pool that takes turns.
      const free = idle.shift();
      if (!free) return void waiting.push({ client, data });
      free.client = client;
      free.socket.write(data);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `postgresql://pooled@127.0.0.1:${(server.address() as AddressInfo).port}/pooled?sslmode=disable`,
    async close() {
      for (const { socket } of backends) socket.destroy();
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

async function openSession(target: URL): Promise<Socket> {
  const socket = connect(join(target.searchParams.get('host') ?? '', '.s.PGSQL.5432'));
  socket.on('error', () => undefined);
  const words = `user\0${target.username}\0database\0${target.pathname.slice(1)}\0\0`;
  const start = Buffer.alloc(8);
  start.writeInt32BE(8 + Buffer.byteLength(words), 0);
  start.writeInt32BE(196_608, 4);
  socket.write(Buffer.concat([start, Buffer.from(words)]));
  await new Promise<void>((resolve) => eachMessage(socket, true, (kind) => kind === 'Z' && resolve()));
  return socket;
}

/** Cuts the stream of a server into messages; with `once` it stops listening at the first ReadyForQuery. */
function eachMessage(socket: Socket, once: boolean, take: (kind: string, message: Buffer) => void): void {
  let rest = Buffer.alloc(0);
  const read = (data: Buffer) => {
    rest = Buffer.concat([rest, data]);
    while (rest.length >= 5 && rest.length > rest.readInt32BE(1)) {
      const message = rest.subarray(0, rest.readInt32BE(1) + 1);
      rest = rest.subarray(message.length);
      const kind = String.fromCharCode(message[0] ?? 0);
      if (once && kind === 'Z') socket.off('data', read);
      take(kind, message);
    }
  };
  socket.on('data', read);
}
