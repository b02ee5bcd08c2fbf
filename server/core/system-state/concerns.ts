// What of the state needs a look, worst first. Pure.
import type { systemConcerns } from '#contract/system-state.ts';
import type { SystemState } from './read.ts';

export type Concern = (typeof systemConcerns)[number];

export interface Ways {
  /** The address that people type, when one is set. */
  publicUrl: string | undefined;
  owners: number;
  messenger: { away: boolean; parked: number };
  mailboxes: { away: number; parked: number };
  /** Triggers and schedules that were switched off because they failed. */
  triggersOff: number;
}

export function concernsOf(
  state: SystemState,
  { publicUrl, owners, messenger, mailboxes, triggersOff }: Ways,
): Concern[] {
  const { files, journal, jobs, mail, tools } = state;
  const checks: [Concern, boolean][] = [
    ['disk-nearly-full', files.diskBytes > 0 && files.freeBytes < Math.min(files.diskBytes * 0.1, 20e9)],
    ['journal-unsealed', journal.unsealedSeconds > 60],
    ['jobs-failed', jobs.failed > 0],
    ['tool-silent', tools.some((one) => one.items.some((tool) => tool.state === 'silent'))],
    ['jobs-late', jobs.oldestSeconds > 300],
    ['messenger-away', messenger.away],
    ['messages-parked', messenger.parked > 0],
    ['mailbox-away', mailboxes.away > 0],
    ['letters-parked', mailboxes.parked > 0],
    ['trigger-off', triggersOff > 0],
    ['mail-failed', mail.failed > 0],
    ['no-mail-server', !mail.server],
    ['no-public-address', publicUrl === undefined],
    ['no-https', publicUrl?.startsWith('http:') ?? false],
    ['one-owner', owners < 2],
  ];
  return checks.filter(([, counts]) => counts).map(([concern]) => concern);
}
