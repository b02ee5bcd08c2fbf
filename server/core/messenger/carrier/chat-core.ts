// What a carrier, the one that speaks with the messenger, needs of the core: the same whether it runs beside the database
// or in a DMZ behind HTTPS.

import type { MenuCommand, RawUpdate } from '../adapter.ts';
import type { Channel } from '../channels.ts';
import type { Outgoing, Settlement } from '../outgoing.ts';

export const carrierStates = ['new', 'works', 'unreachable', 'conflict', 'refused'] as const;
export type CarrierState = (typeof carrierStates)[number];

export interface BotName {
  channel: Channel;
  bot: string;
}
export interface CarrierReport extends BotName {
  /** The name that people type. */
  name: string;
  /** One running copy of the program; another one waits until this one is silent. */
  holder: string;
  place: 'core' | 'gateway';
  state: CarrierState;
  mode: 'polling' | 'webhook';
  error: string;
}
export interface WantedFile {
  id: string;
  reference: string;
}
export type FileProblem = 'too-large' | 'refused' | 'unreachable';

export interface Attended {
  /** This copy alone may speak as the bot now. */
  mine: boolean;
  /** The commands of the bot's menu, where the core tells them. */
  commands?: MenuCommand[];
}

export interface ChatCore {
  /** Says how it goes, keeps or takes the right to speak. */
  attend(report: CarrierReport): Promise<Attended>;
  /** This copy ends: the next one need not wait until it is taken for dead. */
  leave?(bot: BotName, holder: string): Promise<void>;
  deliver(bot: BotName, updates: readonly RawUpdate[]): Promise<void>;
  take(bot: BotName, atMost: number): Promise<Outgoing[]>;
  settle(bot: BotName, settlements: readonly Settlement[]): Promise<void>;
  wantedFiles(bot: BotName, atMost: number): Promise<WantedFile[]>;
  keepFile(id: string, body: AsyncIterable<Buffer>): Promise<void>;
  missFile(id: string, problem: FileProblem, final: boolean): Promise<void>;
}
