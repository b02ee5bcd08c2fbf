// Drafts: one write at a time, the newest wins, nothing is lost when the server is away or another tab writes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DraftKeeper, type DraftRecord, type DraftStores, type LocalDraft } from './draft-keeper.ts';

function stores(part: Partial<DraftStores> = {}) {
  const saves: { data: Record<string, unknown>; version: number }[] = [];
  const local: (LocalDraft | null)[] = [];
  const made: DraftStores = {
    save: async (data, version) => {
      saves.push({ data, version });
      return { id: 'draft-1', version: version + 1, changedAt: '2026-03-11T11:32:00Z' };
    },
    read: async () => null,
    keepLocal: (data) => void local.push(data),
    isStale: () => false,
    ...part,
  };
  return { made, saves, local };
}

test('the newest values are written on the version that came before', async () => {
  const { made, saves } = stores();
  const keeper = new DraftKeeper(made, 1);
  keeper.write({ subject: 'О' });
  keeper.write({ subject: 'О поставке' });
  await keeper.flush();
  keeper.write({ subject: 'О поставке бумаги' });
  await keeper.flush();
  assert.deepEqual(saves, [
    { data: { subject: 'О поставке' }, version: 0 },
    { data: { subject: 'О поставке бумаги' }, version: 1 },
  ]);
  assert.deepEqual(keeper.state, { kind: 'saved', at: '2026-03-11T11:32:00Z' });
});

test('what is typed during a write is written after it, never at the same time', async () => {
  let release: () => void = () => undefined;
  let atOnce = 0;
  let most = 0;
  const written: unknown[] = [];
  const { made } = stores({
    save: async (data, version) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      atOnce -= 1;
      written.push(data.n);
      return { id: 'draft-1', version: version + 1, changedAt: 'x' };
    },
  });
  const keeper = new DraftKeeper(made, 60_000);
  keeper.write({ n: 1 });
  const first = keeper.flush();
  keeper.write({ n: 2 });
  const second = keeper.flush();
  release();
  await first;
  await new Promise((resolve) => setImmediate(resolve));
  release();
  await second;
  assert.deepEqual(written, [1, 2]);
  assert.equal(most, 1);
  void keeper.close();
});

test('while the server is away the values stay in the browser and the state says so', async () => {
  const { made, local } = stores({ save: async () => Promise.reject(new Error('away')) });
  const keeper = new DraftKeeper(made, 60_000);
  keeper.write({ subject: 'О поставке' });
  await keeper.flush();
  assert.deepEqual(keeper.state, { kind: 'local' });
  assert.deepEqual(local.at(-1), { data: { subject: 'О поставке' }, base: 0 });
  void keeper.close();
  assert.equal(local.at(-1), null);
});

test('a draft written in another tab is not overwritten until the person chooses', async () => {
  const theirs: DraftRecord = { id: 'draft-1', data: { subject: 'их' }, version: 7, changedAt: 'y' };
  let stale = true;
  const { made, saves } = stores({ read: async () => theirs, isStale: () => true });
  const save = made.save;
  made.save = async (data, version) => (stale ? Promise.reject(new Error('412')) : save(data, version));
  const keeper = new DraftKeeper(made, 60_000);
  keeper.write({ subject: 'наш' });
  await keeper.flush();
  assert.deepEqual(keeper.state, { kind: 'elsewhere', theirs });
  stale = false;
  keeper.settle(theirs, false);
  await keeper.flush();
  assert.deepEqual(saves, [{ data: { subject: 'наш' }, version: 7 }]);
  void keeper.close();
});

test('files find an owner: asking for the id of a draft makes one', async () => {
  const { made, saves } = stores();
  const keeper = new DraftKeeper(made, 60_000);
  assert.equal(await keeper.ensure({ subject: '' }), 'draft-1');
  assert.equal(await keeper.ensure({ subject: '' }), 'draft-1');
  assert.equal(saves.length, 1);
});

const theirs = (version: number): DraftRecord => ({ id: 'draft-1', data: { text: 'их' }, version, changedAt: 'y' });

test('what was typed without the server is written when it is back, unless somebody went on with the draft meanwhile', async () => {
  const back = stores();
  const keeper = new DraftKeeper(back.made, 60_000);
  keeper.recall({ data: { text: 'наш' }, base: 3 }, theirs(3));
  await keeper.flush();
  assert.deepEqual(back.saves, [{ data: { text: 'наш' }, version: 3 }]);
  void keeper.close();
  // The answer to a write was lost: the server has the same words under a newer version.
  const lost = stores();
  const same = new DraftKeeper(lost.made, 60_000);
  same.recall(
    { data: { text: 'их', audience: 'internal' }, base: 3 },
    { ...theirs(4), data: { audience: 'internal', text: 'их' } },
  );
  await same.flush();
  assert.deepEqual([same.state, lost.saves, lost.local], [{ kind: 'saved', at: 'y' }, [], [null]]);
  const other = stores();
  const late = new DraftKeeper(other.made, 60_000);
  late.recall({ data: { text: 'наш' }, base: 3 }, theirs(4));
  await late.flush();
  assert.deepEqual([late.state, other.saves], [{ kind: 'elsewhere', theirs: theirs(4) }, []]);
  late.settle(theirs(4), false);
  await late.flush();
  assert.deepEqual(other.saves, [{ data: { text: 'наш' }, version: 4 }]);
  void late.close();
});

test('words whose draft was sent elsewhere are neither brought back by themselves nor lost', async () => {
  const { made, saves } = stores({ isStale: () => true });
  const save = made.save;
  const keeper = new DraftKeeper(made, 60_000);
  keeper.adopt(theirs(2));
  made.save = async () => Promise.reject(new Error('412'));
  keeper.write({ text: 'поздняя буква' });
  await keeper.flush();
  assert.deepEqual(keeper.state, { kind: 'gone' });
  made.save = save;
  keeper.write({ text: 'поздняя буква и ещё' });
  await keeper.flush();
  assert.deepEqual(saves, []);
  keeper.settleGone(true);
  await keeper.flush();
  assert.deepEqual(saves, [{ data: { text: 'поздняя буква и ещё' }, version: 0 }]);
  void keeper.close();
});

test('an idle tab shows what another one wrote and forgets what another one sent; unsaved words are left alone', async () => {
  let found: DraftRecord | null = theirs(5);
  const { made } = stores({ read: async () => found });
  const keeper = new DraftKeeper(made, 60_000);
  keeper.adopt(theirs(2));
  assert.deepEqual(await keeper.look(), { now: theirs(5) });
  assert.equal(await keeper.look(), undefined);
  keeper.write({ text: 'своё' });
  found = null;
  assert.equal(await keeper.look(), undefined);
  await keeper.flush();
  assert.deepEqual(await keeper.look(), { now: null });
  void keeper.close();
});

test('nothing is written while the words are being sent: a late write cannot bring the draft back', async () => {
  const { made, saves } = stores();
  const keeper = new DraftKeeper(made, 60_000);
  keeper.adopt(theirs(2));
  assert.equal(await keeper.hold(), 'draft-1');
  keeper.write({ text: 'ещё буква' });
  await keeper.flush();
  assert.deepEqual(saves, []);
  keeper.resume();
  await keeper.flush();
  assert.deepEqual(saves, [{ data: { text: 'ещё буква' }, version: 2 }]);
  void keeper.close();
});

test('a draft that was being written when the form was sent can still be removed', async () => {
  let release: () => void = () => undefined;
  const { made } = stores({
    save: async (_data, version) => {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      return { id: 'draft-late', version: version + 1, changedAt: 'x' };
    },
  });
  const keeper = new DraftKeeper(made, 60_000);
  keeper.write({ subject: 'О' });
  void keeper.flush();
  const closed = keeper.close();
  assert.equal(keeper.id, undefined);
  release();
  await closed;
  assert.equal(keeper.id, 'draft-late');
});

test('a form that has left the screen writes once more and never under the next person’s session', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let tries = 0;
  const { made, local } = stores({
    save: async () => {
      tries += 1;
      throw new Error('the session is over');
    },
  });
  const keeper = new DraftKeeper(made, 1);
  keeper.write({ subject: 'Чужое' });
  keeper.leave();
  await keeper.flush();
  const after = tries;
  t.mock.timers.tick(60_000);
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(tries, after);
  assert.deepEqual(local.at(-1), { data: { subject: 'Чужое' }, base: 0 }, 'it stays in the browser');
});
