// A connection to a mailbox: protected as set, verified, with an end to every wait.
import type { ImapFlow } from 'imapflow';
import { tlsOptionsOf } from '../../identity/directories/secure-socket.ts';
import type { Mailbox } from '../stored.ts';
import { accessToken } from './access-token.ts';
import { IntakeFault } from './faults.ts';

export type Reached = Pick<Mailbox, 'settings' | 'password'>;

/** Connected and signed in; whoever gets it closes it. */
export async function connectTo({ settings, password }: Reached, patienceMs = 30_000): Promise<ImapFlow> {
  const { host, port, security, ca, user, mostMegabytes, signIn } = settings;
  const proof = signIn === 'password' ? { pass: password } : { accessToken: await accessToken(settings, password) };
  // Read where a mailbox is set: most starts have none to read.
  const { ImapFlow } = await import('imapflow');
  const client = new ImapFlow({
    host,
    port,
    secure: security === 'tls',
    ...(security === 'tls' ? {} : { doSTARTTLS: security === 'starttls' }),
    tls: tlsOptionsOf({ host, port }, ca),
    auth: { user, ...proof },
    clientInfo: { name: 'Vedomo' },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: 120_000,
    // A server cannot make the program hold more than a letter may weigh.
    maxLiteralSize: (mostMegabytes + 1) * 1024 * 1024,
  });
  // The ends of a connection are told by what was asked over it.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    client.close();
    if (signIn !== 'password' && (error as { authenticationFailed?: boolean }).authenticationFailed)
      throw new IntakeFault('token-refused', String((error as { responseText?: string }).responseText ?? ''));
    throw error;
  }
  return client;
}

export async function openFolder(client: ImapFlow, folder: string) {
  try {
    return await client.mailboxOpen(folder);
  } catch (error) {
    const { responseText = '', mailboxMissing } = error as { responseText?: string; mailboxMissing?: boolean };
    if (mailboxMissing || responseText) throw new IntakeFault('folder', responseText || folder);
    throw error;
  }
}

export async function leave(client: ImapFlow): Promise<void> {
  try {
    if (client.usable) await client.logout();
  } catch {
    // It is gone already.
  } finally {
    client.close();
  }
}
