import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inThread } from './thread.ts';

const script = (code: string) =>
  new URL(`data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads';${code}`)}`);
const bounds = { memoryMb: 32, besideMb: 64, patienceMs: 20_000 };

describe('work in a thread of its own', () => {
  it('L6 what a packed file unfolds to is bounded, inside the objects of the thread and beside them', async () => {
    assert.equal(await inThread(script('parentPort.postMessage(7)'), null, bounds), 7);
    const stopped = (code: string, more: object = {}) => inThread(script(code), null, { ...bounds, ...more });
    const beside = 'const kept = []; for (;;) kept.push(Buffer.alloc(1 << 20, 1));';
    await assert.rejects(stopped(beside), { why: 'memory' });
    await assert.rejects(stopped('const kept = []; for (;;) kept.push({ one: [1, 2, 3] });'), { why: 'memory' });
    await assert.rejects(stopped('for (;;);', { patienceMs: 200 }), { why: 'too-long' });
    const off = new AbortController();
    const ended = assert.rejects(stopped('for (;;);', { signal: off.signal }), { message: 'called off' });
    off.abort(new Error('called off'));
    await ended;
    await assert.rejects(stopped('for (;;);', { signal: off.signal }), { message: 'called off' });
    await assert.rejects(stopped('throw new Error("broken")'), { why: 'failed' });
    await assert.rejects(stopped('process.exit(1)'), { why: 'failed' });
  });
});
