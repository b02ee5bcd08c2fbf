// The way out of a closed network: a tunnel through an HTTP proxy (CONNECT) or SOCKS5, both with a name and a password.
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

const patienceMs = 10_000;

export interface Target {
  host: string;
  port: number;
}

/** An open connection to the target; for addresses of `https://…` proxies the way to the proxy is encrypted too. */
export async function tunnel(proxy: URL, target: Target): Promise<Socket> {
  const secure = proxy.protocol === 'https:';
  const port = Number(proxy.port) || (secure ? 443 : proxy.protocol.startsWith('socks') ? 1080 : 3128);
  const host = proxy.hostname.replace(/^\[|\]$/g, '');
  const socket = secure ? connectTls({ host, port, servername: host }) : connect({ host, port });
  socket.setTimeout(patienceMs, () => socket.destroy(new Error('the proxy does not answer')));
  try {
    await once(socket, secure ? 'secureConnect' : 'connect');
    await (proxy.protocol.startsWith('socks')
      ? throughSocks(socket, proxy, target)
      : throughHttp(socket, proxy, target));
  } catch (error) {
    socket.destroy();
    throw error;
  }
  socket.setTimeout(0);
  return socket;
}

const once = (socket: Socket, event: string): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.once(event, () => {
      socket.off('error', reject);
      resolve();
    });
    socket.once('error', reject);
  });

/** Reads what the proxy says until `complete` finds the whole of it; what stands behind it goes back. */
function reading<T>(socket: Socket, complete: (seen: Buffer) => { value: T; used: number } | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    let seen = Buffer.alloc(0);
    const finish = (work: () => void) => {
      socket.off('data', take).off('error', fail).off('close', closed);
      socket.pause();
      work();
    };
    const fail = (error: Error) => finish(() => reject(error));
    const closed = () => fail(new Error('the proxy closed the connection'));
    const take = (part: Buffer) => {
      seen = Buffer.concat([seen, part]);
      const found = complete(seen);
      if (!found && seen.length > 16_384) fail(new Error('the proxy answers too much'));
      if (!found) return;
      finish(() => {
        if (seen.length > found.used) socket.unshift(seen.subarray(found.used));
        resolve(found.value);
      });
    };
    socket.on('data', take).on('error', fail).on('close', closed);
    socket.resume();
  });
}

async function throughHttp(socket: Socket, proxy: URL, { host, port }: Target): Promise<void> {
  const place = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  const { username, password } = proxy;
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const authorization = username ? `Proxy-Authorization: Basic ${Buffer.from(login).toString('base64')}\r\n` : '';
  socket.write(`CONNECT ${place} HTTP/1.1\r\nHost: ${place}\r\n${authorization}\r\n`);
  const head = await reading(socket, (seen) => {
    const end = seen.indexOf('\r\n\r\n');
    return end < 0 ? undefined : { value: seen.subarray(0, end).toString('latin1'), used: end + 4 };
  });
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1];
  if (status !== '200') throw new Error(`the proxy answers ${status ?? 'something else than HTTP'}`);
}

const refusals = [
  '',
  'general failure',
  'not allowed by its rules',
  'network unreachable',
  'host unreachable',
  'connection refused',
  'time ran out',
  'command not supported',
  'address not supported',
];

/** RFC 1928 and 1929; the proxy resolves the name, for a closed network often cannot. */
async function throughSocks(socket: Socket, proxy: URL, { host, port }: Target): Promise<void> {
  const [username, password] = [proxy.username, proxy.password].map((part) => Buffer.from(decodeURIComponent(part)));
  const named = (username?.length ?? 0) > 0;
  socket.write(Buffer.from(named ? [5, 2, 0, 2] : [5, 1, 0]));
  const fixed = (size: number) => (seen: Buffer) =>
    seen.length < size ? undefined : { value: seen.subarray(0, size), used: size };
  const [version, method] = await reading(socket, fixed(2));
  if (version !== 5) throw new Error('the proxy does not speak SOCKS5');
  if (method === 2 && username && password) {
    socket.write(
      Buffer.concat([Buffer.from([1, username.length]), username, Buffer.from([password.length]), password]),
    );
    const [, judged] = await reading(socket, fixed(2));
    if (judged !== 0) throw new Error('the proxy refuses the name or the password');
  } else if (method !== 0) throw new Error('the proxy asks for a name and a password');
  const name = Buffer.from(host);
  socket.write(Buffer.concat([Buffer.from([5, 1, 0, 3, name.length]), name, Buffer.from([port >> 8, port & 0xff])]));
  const answer = await reading(socket, (seen) => {
    if (seen.length < 5) return undefined;
    const address = seen[3] === 1 ? 4 : seen[3] === 4 ? 16 : (seen[4] as number) + 1;
    const size = 4 + address + 2;
    return seen.length < size ? undefined : { value: seen[1] as number, used: size };
  });
  if (answer !== 0) throw new Error(`the proxy refuses: ${refusals[answer] ?? answer}`);
}
