// An import of a register of letters, from the uploaded file to the last row: how long each step takes.
import { Readable } from 'node:stream';
import { actingAs } from '#core/identity/acting-as.ts';
import { uploadTo } from '#core/records/upload-file.ts';
import { call } from '#core/runner.ts';
import { startTaskRunner } from '#core/tasks/task-runner.ts';
import type { BenchDatabase } from './database.ts';

export interface ImportBench {
  rows: number;
  /** Seconds of the reading with the dry run, of the run, and of the same file again. */
  check: number;
  run: number;
  again: number;
  written: number;
  changedAgain: number;
}

interface Card {
  id: string;
  state: string;
  applied: { new: number; changed: number };
}

/** One in ten letters names the letter that it answers; 500 senders, years beside those of the filled letters. */
export function registerOf(rows: number): Buffer {
  const lines = ['Вх. №;Дата регистрации;Корреспондент;Содержание;Исх. №;Дата исх.;Примечание'];
  for (let at = 1; at <= rows; at++) {
    const day = String(1 + (at % 28)).padStart(2, '0');
    const answers = at % 10 === 0 ? `на № ИС-2018/${at} от ${day}.02.2018` : '';
    lines.push(
      `${at};${day}.03.2018;ООО «Отправитель ${at % 500}»;О поставке партии ${at};${at}/3;${day}.02.2018;${answers}`,
    );
  }
  return Buffer.from(lines.join('\r\n'));
}

export async function benchImport({ services, office, ownerUrl }: BenchDatabase, rows: number): Promise<ImportBench> {
  const actor = await actingAs(services, office.userIds.administrator);
  const tasks = startTaskRunner(services, ownerUrl, services.log);
  const body = registerOf(rows);
  const pass = async () => {
    const file = await uploadTo(services, actor, { name: 'register.csv', body: Readable.from([body]) });
    const began = performance.now();
    const input = { fileId: file.id, kind: 'letters.incoming', options: { journalId: office.journalId } };
    const { id } = (await call(services, 'core.import.begin', actor, input)).body as Card;
    const until = async (state: string) => {
      for (;;) {
        const card = (await call(services, 'core.import.read', actor, { id })).body as Card;
        if (card.state === state) return card;
        if (card.state === 'failed') throw new Error(JSON.stringify(card));
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    };
    await until('checked');
    const checked = performance.now();
    await call(services, 'core.import.run', actor, { id });
    const done = await until('done');
    return { check: (checked - began) / 1000, run: (performance.now() - checked) / 1000, applied: done.applied };
  };
  try {
    const first = await pass();
    const second = await pass();
    return {
      rows,
      check: first.check,
      run: first.run,
      again: second.check + second.run,
      written: first.applied.new,
      changedAgain: second.applied.new + second.applied.changed,
    };
  } finally {
    await tasks.stop();
  }
}
