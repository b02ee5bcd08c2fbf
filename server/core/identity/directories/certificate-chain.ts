// The certificates that a server shows, read for an administrator who has to find out why they are not trusted.

import type { Socket } from 'node:net';
import { type DetailedPeerCertificate, connect as tlsConnect } from 'node:tls';
import type * as z from 'zod';
import type { diagnosisStep } from '#contract/ldap.ts';
import type { ServerAddress } from './secure-socket.ts';
import { tlsOptionsOf } from './secure-socket.ts';

export type Chain = z.output<typeof diagnosisStep>['chain'];

const nameOf = (name: unknown): string =>
  Object.entries((name ?? {}) as Record<string, string | string[]>)
    .map(([key, value]) => `${key}=${Array.isArray(value) ? value.join('+') : value}`)
    .reverse()
    .join(', ');

export function chainOf(certificate: DetailedPeerCertificate): Chain {
  const chain: Chain = [];
  const seen = new Set<string>();
  for (let one: DetailedPeerCertificate | undefined = certificate; one?.fingerprint256; one = one.issuerCertificate) {
    if (seen.has(one.fingerprint256)) break;
    seen.add(one.fingerprint256);
    chain.push({
      subject: nameOf(one.subject),
      issuer: nameOf(one.issuer),
      from: new Date(one.valid_from).toISOString(),
      to: new Date(one.valid_to).toISOString(),
      names: one.subjectaltname ?? '',
      fingerprint: one.fingerprint256,
    });
  }
  return chain;
}

/**
 * Only looks: the connection is closed as soon as the certificates are read, and nothing of LDAP is ever said on it. What
 * is not trusted is connected to nowhere else.
 */
export function lookAtChain(socket: Socket, server: ServerAddress, ms: number): Promise<Chain> {
  return new Promise((resolve) => {
    const secure = tlsConnect({ ...tlsOptionsOf(server, ''), socket, rejectUnauthorized: false });
    const end = (chain: Chain) => {
      clearTimeout(timer);
      secure.on('error', () => undefined);
      secure.destroy();
      socket.destroy();
      resolve(chain);
    };
    const timer = setTimeout(() => end([]), ms);
    secure.once('secureConnect', () => end(chainOf(secure.getPeerCertificate(true))));
    secure.once('error', () => end([]));
    secure.once('close', () => end([]));
  });
}
