// Carries messages to a syslog server: TLS and TCP with counted octets (RFC 5425, RFC 6587), UDP one datagram each.
import { createSocket } from 'node:dgram';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { SyslogTarget } from './message.ts';

const patienceMs = 10_000;
/** What every receiver must take over UDP is less; longer datagrams are cut by networks (RFC 5426, 3.2). */
const longestDatagram = 8_192;

/** Resolves when all of it has left this machine; rejects when it may not have. Messages may then arrive twice. */
export async function sendSyslog(target: SyslogTarget, messages: readonly string[]): Promise<void> {
  if (messages.length === 0) return;
  if (target.protocol === 'udp') return sendDatagrams(target, messages);
  const framed = messages.map((message) => {
    const bytes = Buffer.from(message);
    return Buffer.concat([Buffer.from(`${bytes.length} `), bytes]);
  });
  await sendStream(open(target), target.protocol === 'tls' ? 'secureConnect' : 'connect', Buffer.concat(framed));
}

function open({ protocol, host, port, authority }: SyslogTarget): Socket {
  if (protocol === 'tcp') return connectTcp({ host, port });
  return connectTls({
    host,
    port,
    ...(authority ? { ca: authority } : {}),
    ...(isIP(host) ? {} : { servername: host }),
  });
}

/** Half-closes after the last byte and waits for the receiver's own end, the nearest thing to a confirmation. */
function sendStream(socket: Socket, ready: 'connect' | 'secureConnect', bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.setTimeout(patienceMs, () => socket.destroy(new Error('syslog: the server does not answer')));
    socket.once('error', reject);
    socket.once('close', (failed) => (failed ? undefined : resolve()));
    socket.once(ready, () => socket.end(bytes));
    socket.resume();
  });
}

async function sendDatagrams({ host, port }: SyslogTarget, messages: readonly string[]): Promise<void> {
  const socket = createSocket(isIP(host) === 6 ? 'udp6' : 'udp4');
  try {
    for (const message of messages) {
      const bytes = Buffer.from(message).subarray(0, longestDatagram);
      await new Promise<void>((resolve, reject) => {
        socket.send(bytes, port, host, (error) => (error ? reject(error) : resolve()));
      });
    }
  } finally {
    socket.close();
  }
}
