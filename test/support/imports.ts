// Imports as a test drives them: a server with its task runner, files that are begun and run until they rest.
import assert from 'node:assert/strict';
import { startTaskRunner } from '#core/tasks/task-runner.ts';
import { type Caller, startTestServer } from '#test/support/server.ts';
import { upload } from '#test/support/upload.ts';

const atRest = ['mapping', 'checked', 'done', 'failed', 'cancelled'];

export async function openImports() {
  const server = await startTestServer();
  const owner = await server.owner();
  const start = () => startTaskRunner(server.services, server.ownerUrl, server.services.log);
  let tasks = start();
  async function settled(id: string, caller = owner) {
    for (;;) {
      const card = (await caller.call('GET', `/api/imports/${id}`)).json();
      if (atRest.includes(card.state)) return card;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  return {
    server,
    owner,
    settled,
    rows: async (text: string, values: unknown[] = []) =>
      (await server.services.pools.read.query(text, values)).rows as Record<string, unknown>[],
    async begin(kind: string, name: string, content: Buffer, more: object = {}, caller: Caller = owner) {
      const fileId = await upload(caller, name, content);
      const answer = await caller.call('POST', '/api/imports', { fileId, kind, ...more });
      assert.equal(answer.statusCode, 201, answer.body);
      return settled(answer.json().id, caller);
    },
    async run(id: string) {
      const answer = await owner.call('POST', `/api/imports/${id}/run`);
      assert.equal(answer.statusCode, 200, answer.body);
      return settled(id);
    },
    /** From now on tasks wait. */
    pause: () => tasks.stop(),
    goOn() {
      tasks = start();
    },
    async close() {
      await tasks.stop();
      await server.close();
    },
  };
}
export type Imports = Awaited<ReturnType<typeof openImports>>;

export const csv = (...lines: string[]) => Buffer.from(lines.join('\r\n'));
