// The check of a connection, step by step as a sign-in takes them: each with its time, and with the reason where it ends.
import { lookup } from 'node:dns/promises';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type * as z from 'zod';
import type { diagnosisStep } from '#contract/ldap.ts';
import type { DirectorySettings } from '#contract/ldap-settings.ts';
import { type Chain, chainOf, lookAtChain } from './certificate-chain.ts';
import { bindService, type Connection, clientOver } from './connect.ts';
import { diagnosePerson } from './diagnose-person.ts';
import { faultOf } from './faults.ts';
import { openTcp, openTls, type ServerAddress } from './secure-socket.ts';
import { askStartTls } from './start-tls.ts';

export type Step = z.output<typeof diagnosisStep>;
type StepName = Step['step'];
export type Facts = { name: string; value: string }[];

/** Steps as they are taken; the first that fails ends the walk. */
export class Walk {
  readonly steps: Step[] = [];
  server = '';

  async step<T>(
    step: StepName,
    work: () => Promise<{ facts?: Facts; chain?: Chain; warns?: boolean; value: T }>,
  ): Promise<T> {
    const begun = performance.now();
    const ms = () => Math.round(performance.now() - begun);
    try {
      const { facts = [], chain = [], warns = false, value } = await work();
      const outcome = warns ? 'warning' : 'ok';
      this.steps.push({ step, server: this.server, outcome, ms: ms(), fault: null, said: '', facts, chain });
      return value;
    } catch (error) {
      const { code, said } = faultOf(error);
      const chain = (error as { chain?: Chain }).chain ?? [];
      const facts = (error as { facts?: Facts }).facts ?? [];
      this.steps.push({ step, server: this.server, outcome: 'failed', ms: ms(), fault: code, said, facts, chain });
      throw new Ended();
    }
  }

  skip(step: StepName): void {
    this.steps.push({
      step,
      server: this.server,
      outcome: 'skipped',
      ms: 0,
      fault: null,
      said: '',
      facts: [],
      chain: [],
    });
  }
}
class Ended extends Error {}

export interface DiagnosisOrder {
  settings: DirectorySettings;
  bindPassword: string;
  login: string;
  password: string;
  now: Date;
}

/** Each server is looked at; the person on the first that admits the service account. */
export async function diagnose(order: DiagnosisOrder, rightsOf: RightsOf): Promise<{ ok: boolean; steps: Step[] }> {
  const walk = new Walk();
  let asked = false;
  for (const server of order.settings.servers) {
    walk.server = `${server.host}:${server.port}`;
    let connection: Connection | undefined;
    try {
      connection = await reach(walk, server, order.settings);
      const opened = connection;
      if (order.settings.bind === 'search' || order.settings.bindDn) {
        await walk.step('bind', async () => {
          await bindService(opened, order.settings.bindDn, order.bindPassword);
          const facts = [{ name: 'bindDn', value: order.settings.bindDn }];
          return { facts, warns: order.settings.bindDn === '', value: undefined };
        });
      } else walk.skip('bind');
      if (!asked) await diagnosePerson(walk, opened, order, rightsOf);
      asked = true;
    } catch (error) {
      if (!(error instanceof Ended)) throw error;
    } finally {
      connection?.close();
    }
  }
  return { ok: asked && walk.steps.every((step) => step.outcome !== 'failed'), steps: walk.steps };
}

/** What roles and groups of ours the directory's groups would give, in words. */
export type RightsOf = (groups: { dn: string; name: string }[]) => Promise<Facts>;

async function reach(walk: Walk, server: ServerAddress, settings: DirectorySettings): Promise<Connection> {
  const ms = settings.timeoutSeconds * 1_000;
  await walk.step('name', async () => {
    const found = await within(lookup(server.host, { all: true }), ms);
    return { facts: found.map(({ address }) => ({ name: 'address', value: address })), value: undefined };
  });
  const socket = await walk.step('tcp', async () => ({ value: await openTcp(server, ms) }));
  if (settings.security === 'plain') {
    await walk.step('tls', async () => ({ warns: true, value: undefined }));
    return { client: clientOver(socket, server, ms), server, close: () => socket.destroy() };
  }
  const secure = await walk.step('tls', async () => {
    const opened = await protect(socket, server, settings);
    const facts = [
      { name: 'protocol', value: opened.getProtocol() ?? '' },
      { name: 'cipher', value: opened.getCipher().name },
    ];
    return { facts, chain: chainOf(opened.getPeerCertificate(true)), value: opened };
  });
  return { client: clientOver(secure, server, ms), server, close: () => secure.destroy() };
}

async function protect(socket: Socket, server: ServerAddress, settings: DirectorySettings): Promise<TLSSocket> {
  const ms = settings.timeoutSeconds * 1_000;
  try {
    if (settings.security === 'starttls') await askStartTls(socket, ms);
    return await openTls(socket, server, settings.ca, ms);
  } catch (error) {
    const fault = faultOf(error);
    const chain = fault.code.startsWith('tls_') ? await chainShown(server, settings, ms) : [];
    throw Object.assign(fault, { chain });
  }
}

async function chainShown(server: ServerAddress, settings: DirectorySettings, ms: number): Promise<Chain> {
  try {
    const socket = await openTcp(server, ms);
    if (settings.security === 'starttls') await askStartTls(socket, ms);
    return await lookAtChain(socket, server, ms);
  } catch {
    return [];
  }
}

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
