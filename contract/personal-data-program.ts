// The installed program compared with its manifest (P42).
import * as z from 'zod';
import { defineOperation, nothing } from './core.ts';
import { taskCard } from './tasks.ts';

/** Starts a long task: tens of thousands of files are read. */
export const checkProgram = defineOperation({
  name: 'privacy.program.check',
  kind: 'action',
  method: 'POST',
  path: '/api/privacy/program/check',
  status: 202,
  title: { ru: 'Запуск сверки файлов программы', en: "Start a comparison of the program's files" },
  input: nothing,
  output: z.object({ task: taskCard }),
  example: {},
});

export const programStates = ['whole', 'differs', 'no-manifest', 'bad-manifest'] as const;
/** `no-key`: nobody said by whose key the manifest must be signed. */
export const signatureStates = ['good', 'absent', 'wrong', 'no-key', 'bad-key'] as const;

/** Compares and answers; what was found is kept, journaled, and told when it has become worse. */
export const verifyProgram = defineOperation({
  name: 'privacy.program.verify',
  kind: 'action',
  method: 'POST',
  path: '/api/privacy/program/verify',
  title: { ru: 'Сверка файлов программы с манифестом', en: "The program's files compared with the manifest" },
  input: nothing,
  output: z.object({
    state: z.enum(programStates),
    signature: z.enum(signatureStates),
    /** When the manifest was made; null without one. */
    madeAt: z.string().nullable(),
    version: z.string().nullable(),
    files: z.number(),
    changed: z.number(),
    added: z.number(),
    missing: z.number(),
    /** The first of those that differ: `~` changed, `+` added, `-` missing. */
    names: z.array(z.string()),
  }),
  example: {},
});
