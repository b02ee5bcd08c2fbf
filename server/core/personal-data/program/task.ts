// The comparison that somebody asked for: a long task, on the machine that takes it.
import { hostname } from 'node:os';
import type { output } from 'zod';
import * as z from 'zod';
import { verifyProgram } from '#contract/personal-data.ts';
import { defineTask } from '../../tasks/definition.ts';
import { programWords } from './words.ts';

export const programTask = defineTask({
  kind: 'privacy.program',
  title: () => ({ ru: 'Сверка файлов программы', en: "Comparison of the program's files" }),
  input: z.object({}),
  async run(run) {
    await run.progress(0, 1);
    const found = (await run.call(verifyProgram.name, {})) as output<typeof verifyProgram.output>;
    const { ru, en } = programWords(found);
    const host = hostname();
    await run.line({ ru: `${host}: ${ru}`, en: `${host}: ${en}` });
    await run.progress(1, 1);
  },
});
