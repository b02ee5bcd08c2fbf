// How the installation is doing, for its administrator: what runs, what waits, what needs a look.
import * as z from 'zod';
import { defineOperation, moment, nothing } from './core.ts';

/** What needs a look, worst first; the screen has the words and the place to go. */
export const systemConcerns = [
  'disk-nearly-full',
  'journal-unsealed',
  'jobs-failed',
  'tool-silent',
  'jobs-late',
  'messenger-away',
  'messages-parked',
  'mailbox-away',
  'letters-parked',
  'trigger-off',
  'mail-failed',
  'no-mail-server',
  'no-public-address',
  'no-https',
  'one-owner',
] as const;

/** Programs of others that stand beside ours: the virus scanner, LibreOffice, the recognition of letters (tesseract). */
export const outsideTools = ['scanner', 'office', 'recognition'] as const;
/** `absent`: none is set up or installed. `unfit`: it is there and cannot be used. `silent`: it is there and does not answer. */
export const toolStates = ['works', 'absent', 'unfit', 'silent'] as const;
/** One tool as a worker found it when it last looked. */
export const toolSeen = z.object({
  key: z.enum(outsideTools),
  state: z.enum(toolStates),
  version: z.string().nullable(),
  /** When it last answered as it should; kept while it is silent. */
  answeredAt: moment.nullable(),
  /** What else is to be said: the languages of recognition, why it is silent. */
  note: z.string().nullable(),
});
export type ToolSeen = z.output<typeof toolSeen>;

export const readSystemState = defineOperation({
  name: 'core.system.read',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/system',
  title: { ru: 'Состояние системы', en: 'State of the system' },
  input: nothing,
  output: z.object({
    concerns: z.array(z.enum(systemConcerns)),
    program: z.object({ version: z.string(), node: z.string(), startedAt: moment, memoryBytes: z.number() }),
    database: z.object({
      version: z.string(),
      own: z.boolean(),
      bytes: z.number(),
      connections: z.number(),
      connectionsAtMost: z.number(),
      migration: z.string(),
    }),
    files: z.object({ count: z.number(), bytes: z.number(), freeBytes: z.number(), diskBytes: z.number() }),
    journal: z.object({ lastSealAt: moment.nullable(), unsealed: z.number(), unsealedSeconds: z.number() }),
    jobs: z.object({ waiting: z.number(), failed: z.number(), oldestSeconds: z.number() }),
    search: z.object({ due: z.number(), filesWaiting: z.number(), filesFailed: z.number() }),
    /** A machine each, on which a worker runs. */
    tools: z.array(z.object({ host: z.string(), seenAt: moment, items: z.array(toolSeen) })),
    mail: z.object({ server: z.boolean(), waiting: z.number(), failed: z.number(), kept: z.number() }),
    people: z.object({
      active: z.number(),
      unconfirmed: z.number(),
      invited: z.number(),
      deactivated: z.number(),
      sessions: z.number(),
      locked: z.number(),
      /** Refused sign-ins of the last 24 hours. */
      refusedSignIns: z.number(),
    }),
  }),
  example: {},
});
