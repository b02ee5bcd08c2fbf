// TCP and TLS to one server of a directory, each with its own end: what hangs is cut, what is not verified is not used.
import { isIP, type Socket, connect as tcpConnect } from 'node:net';
import tls, { type ConnectionOptions, createSecureContext, type SecureContext, type TLSSocket } from 'node:tls';
import { DirectoryRefusal } from './faults.ts';

export interface ServerAddress {
  host: string;
  port: number;
}

let systemTrust: SecureContext | undefined;

/** Trusted are the pasted authorities alone, or, without any, those of Node and of the operating system. */
function trustOf(ca: string): SecureContext {
  const minVersion = 'TLSv1.2' as const;
  if (ca) return createSecureContext({ ca, minVersion });
  systemTrust ??= createSecureContext({
    ca: [...tls.getCACertificates('default'), ...tls.getCACertificates('system')],
    minVersion,
  });
  return systemTrust;
}

/** What `tls.connect` needs to verify this server; a name is asked for by SNI, an address cannot be. */
export const tlsOptionsOf = (server: ServerAddress, ca: string): ConnectionOptions => ({
  host: server.host,
  ...(isIP(server.host) ? {} : { servername: server.host }),
  secureContext: trustOf(ca),
  rejectUnauthorized: true,
});

/** Waits for the socket's event, its error, its end, or the time's. On anything but the event the socket is gone. */
function opened<S extends Socket>(socket: S, event: 'connect' | 'secureConnect', ms: number): Promise<S> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(new DirectoryRefusal('timeout')), ms);
    const settle = (error?: Error) => {
      clearTimeout(timer);
      socket.removeListener(event, onEvent);
      socket.removeListener('error', settle);
      socket.removeListener('close', onClose);
      if (!error) return resolve(socket);
      socket.on('error', () => undefined);
      socket.destroy();
      reject(error);
    };
    const onEvent = () => settle();
    const onClose = () => settle(new DirectoryRefusal('closed'));
    socket.once(event, onEvent).once('error', settle).once('close', onClose);
  });
}

export const openTcp = (server: ServerAddress, ms: number): Promise<Socket> =>
  opened(tcpConnect({ host: server.host, port: server.port }), 'connect', ms);

/** TLS over an open socket, verified against the server's name and the trusted authorities. */
export async function openTls(socket: Socket, server: ServerAddress, ca: string, ms: number): Promise<TLSSocket> {
  try {
    return await opened(tls.connect({ ...tlsOptionsOf(server, ca), socket }), 'secureConnect', ms);
  } catch (error) {
    socket.destroy();
    throw error;
  }
}
