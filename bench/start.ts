// From the start of the process to the first answer, on a data folder that exists, and the memory it takes then.
import { startChild } from '#test/support/child-server.ts';
import { ask, median } from './http.ts';
import { memoryOf } from './memory.ts';

export interface StartBench {
  seconds: number;
  freshMb: number;
}

export async function benchStart(dataDir: string, rounds: number): Promise<StartBench> {
  const times: number[] = [];
  const memory: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    const server = await startChild({ VEDOMO_DATA: dataDir });
    const { status } = await ask(server.address, { method: 'GET', path: '/api/health' });
    if (status !== 200) throw new Error(`health: ${status}`);
    times.push((performance.now() - started) / 1000);
    memory.push(memoryOf(server.process.pid as number));
    await server.stop();
  }
  return { seconds: median(times), freshMb: median(memory) };
}
