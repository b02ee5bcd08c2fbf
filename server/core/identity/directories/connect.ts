// A connection to a directory: made new for each use, protected before anything is said on it, never made again behind
// our back. The library would reconnect without StartTLS and send the next password in the clear.
import type { Socket } from 'node:net';
import { Client } from 'ldapts';
import type { DirectorySettings } from '#contract/ldap-settings.ts';
import { Refusal } from '../../refusal.ts';
import { DirectoryRefusal, faultOf } from './faults.ts';
import { openTcp, openTls, type ServerAddress } from './secure-socket.ts';
import { askStartTls } from './start-tls.ts';

export interface Connection {
  client: Client;
  server: ServerAddress;
  close(): void;
}

const inBrackets = (host: string): string => (host.includes(':') ? `[${host}]` : host);

/** A client over this one socket. */
export function clientOver(socket: Socket, server: ServerAddress, ms: number): Client {
  let given = false;
  return new Client({
    // The socket is already protected where it has to be, so the library must not wrap it once more.
    url: `ldap://${inBrackets(server.host)}:${server.port}`,
    timeout: ms,
    connectTimeout: ms,
    strictDN: false,
    createConnection: (() => {
      if (given || socket.destroyed) throw new DirectoryRefusal('closed');
      given = true;
      return socket;
    }) as never,
  });
}

async function openOn(server: ServerAddress, settings: DirectorySettings): Promise<Connection> {
  const ms = settings.timeoutSeconds * 1_000;
  let socket = await openTcp(server, ms);
  if (settings.security === 'starttls') await askStartTls(socket, ms);
  if (settings.security !== 'plain') socket = await openTls(socket, server, settings.ca, ms);
  const client = clientOver(socket, server, ms);
  return { client, server, close: () => socket.destroy() };
}

/** The first of the servers that answers; when none does, the fault of the last. */
export async function openConnection(settings: DirectorySettings): Promise<Connection> {
  let last: DirectoryRefusal | undefined;
  for (const server of settings.servers) {
    try {
      return await openOn(server, settings);
    } catch (error) {
      last = faultOf(error);
    }
  }
  throw last ?? new DirectoryRefusal('failed');
}

/** Binds as the service account, or stays anonymous when none is named. */
export async function bindService(connection: Connection, bindDn: string, password: string): Promise<void> {
  if (!bindDn) return;
  if (!password) throw new DirectoryRefusal('bind_password_missing');
  await connection.client.bind(bindDn, password);
}

/** Opens, does the work, closes; whatever goes wrong comes out as a fault of the table. */
export async function withConnection<T>(
  settings: DirectorySettings,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  let connection: Connection | undefined;
  try {
    connection = await openConnection(settings);
    return await work(connection);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw faultOf(error);
  } finally {
    connection?.close();
  }
}
