// Doubles asked as the letter form asks them: by number, sender and date together, and by each way alone.
import { startChild } from '#test/support/child-server.ts';
import type { BenchDatabase } from './database.ts';
import { load } from './http.ts';

export interface DuplicatesCell {
  asked: string;
  p50: number;
  p95: number;
  found: number;
}

const sender = 'Маяк 78';
const questions: Record<string, Record<string, unknown>> = {
  'number, sender, date': { externalNumber: '4711/12', correspondentName: sender, documentDate: '2023-05-15' },
  'number, sender': { externalNumber: '4711/12', correspondentName: sender },
  'sender, date': { correspondentName: sender, documentDate: '2023-05-15', subject: 'О поставке бумаги на складе' },
  'sender alone': { correspondentName: sender, subject: 'О поставке бумаги на складе' },
  'number alone': { externalNumber: '4711/12' },
};

export async function benchDuplicates(database: BenchDatabase, seconds: number): Promise<DuplicatesCell[]> {
  const server = await startChild(database.environment, ['--role', 'web', '--no-migrate']);
  try {
    const cells: DuplicatesCell[] = [];
    for (const [asked, body] of Object.entries(questions)) {
      let found = -1;
      const ask = () => ({
        method: 'POST' as const,
        path: '/api/correspondence/duplicates',
        body: { direction: 'incoming', ...body },
        // Whoever registers; the administrator sees all that is found.
        headers: { authorization: `Bearer ${database.office.tokens.administrator}` },
      });
      await load(server.address, ask, { connections: 1, seconds: 0.2 });
      const { p50, p95 } = await load(server.address, ask, {
        connections: 2,
        seconds,
        onAnswer: (status, answer) => {
          found = status === 200 ? JSON.parse(answer.toString()).items.length : -status;
        },
      });
      cells.push({ asked, p50, p95, found });
    }
    return cells;
  } finally {
    await server.stop();
  }
}
