// The timeline: comments among the events, each once, newest first.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Comment, type Entry, timelineItems } from './timeline-items.ts';

const comment = (id: string, createdAt: string): Comment => ({
  id,
  authorId: 'a',
  behalfOf: null,
  author: 'Иванова',
  audience: 'internal',
  body: id,
  mentions: [],
  createdAt,
  editedAt: null,
  own: false,
});
const entry = (id: string, at: string, operation = 'correspondence.letter.update'): Entry => ({
  id,
  at,
  operation,
  title: { ru: 'Изменение', en: 'Change' },
  actor: 'Иванова',
  actorId: 'a',
  program: null,
  behalfOf: null,
  audience: 'internal',
  changes: [],
  data: {},
});
const ids = (items: ReturnType<typeof timelineItems>) => items.map((item) => item.comment?.id ?? item.entry?.id);

test('comments stand among the events by time and the event of a comment is not told twice', () => {
  const items = timelineItems(
    [comment('c1', '2026-03-02T10:00:00Z')],
    [
      entry('e3', '2026-03-03T10:00:00Z'),
      entry('e2', '2026-03-02T10:00:00Z', 'record.comment.add'),
      entry('e1', '2026-03-01T10:00:00Z'),
    ],
    'all',
    true,
  );
  assert.deepEqual(ids(items), ['e3', 'c1', 'e1']);
});

test('while older events are not loaded, older comments wait for them', () => {
  const items = timelineItems(
    [comment('old', '2020-01-01T00:00:00Z')],
    [entry('e1', '2026-03-01T10:00:00Z')],
    'all',
    false,
  );
  assert.deepEqual(ids(items), ['e1']);
});

test('the filter leaves only comments or only changes', () => {
  const said = [comment('c1', '2020-01-01T00:00:00Z')];
  const done = [entry('e1', '2026-03-01T10:00:00Z')];
  assert.deepEqual(ids(timelineItems(said, done, 'comments', false)), ['c1']);
  assert.deepEqual(ids(timelineItems(said, done, 'changes', false)), ['e1']);
});
