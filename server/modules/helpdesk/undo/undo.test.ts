// Acts on tickets taken back: row by row what they were, by whoever did it, within ten minutes, never over others' work.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Desk, openDesk } from '../test-desk.ts';

describe('undo', () => {
  let desk: Desk;
  before(async () => {
    desk = await openDesk();
  });
  after(() => desk.server.close());

  /** All that a ticket is, but for its version and the moment of its change. */
  const rowsOf = async (id: string) => {
    const [ticket] = await desk.rows<Record<string, unknown>>('select * from ticket where id = $1', [id]);
    const [record] = await desk.rows<Record<string, unknown>>('select * from record where id = $1', [id]);
    const parts = await desk.rows(
      'select principal_id, part, state from participant where record_id = $1 order by part, principal_id',
      [id],
    );
    const links = await desk.rows('select from_id, to_id, kind from record_link where from_id = $1 or to_id = $1', [
      id,
    ]);
    const { version: _version, changed_at: _changed, ...rest } = record ?? {};
    return { ticket, record: rest, parts, links };
  };
  const undo = (undoId: string, who = desk.as.curator) => desk.ask(who, 'POST', `/api/helpdesk/undo/${undoId}`, {});

  it('H1 assigning, solving, closing, merging and a bulk change are taken back row by row', async () => {
    const { as, act, ids } = desk;
    const group = { groupId: ids['group.office'] };
    const one = await desk.ticket(as.curator, { ...group, requesterId: desk.people.employee });
    const other = await desk.ticket(as.curator, { ...group, requesterId: desk.people.employee });
    const steps: [string, object][] = [
      ['assign', { executorId: desk.people.technician }],
      ['resolve', { result: 'Готово', minutes: 3 }],
      ['close', {}],
    ];
    for (const [verb, input] of steps) {
      const [before, otherBefore] = [await rowsOf(one.id), await rowsOf(other.id)];
      const done = await act(as.curator, one.id, verb, input as Record<string, unknown>);
      assert.ok(done.body.undoId, verb);
      // Taken back later than done: deadlines are as if it had never been.
      desk.server.clock.advance(7 * 60_000);
      const back = await undo(done.body.undoId);
      assert.deepEqual(back.body, { restored: 1, refused: [], said: 0 }, verb);
      const after = await rowsOf(one.id);
      assert.deepEqual(after, before, verb);
      assert.deepEqual(await rowsOf(other.id), otherBefore);
      assert.equal((await undo(done.body.undoId)).body.code, 'undo_done');
      await act(as.curator, one.id, verb, input as Record<string, unknown>);
    }
    // A link that somebody made by hand before is not the merge's to take away.
    const linked = await desk.ask(as.owner, 'POST', `/api/records/${other.id}/links`, {
      toId: one.id,
      kind: 'relates',
    });
    assert.equal(linked.status, 201, JSON.stringify(linked.body));
    desk.server.clock.advance(1000);
    const [mergedBefore, intoBefore] = [await rowsOf(other.id), await rowsOf(one.id)];
    const merged = await act(as.curator, other.id, 'merge', { intoId: one.id });
    desk.server.clock.advance(7 * 60_000);
    const twice = await Promise.all([undo(merged.body.undoId), undo(merged.body.undoId)]);
    assert.deepEqual(twice.map((answer) => answer.body.restored ?? answer.body.code).sort(), [1, 'undo_done']);
    assert.deepEqual([await rowsOf(other.id), await rowsOf(one.id)], [mergedBefore, intoBefore]);

    const more = [await desk.ticket(as.curator, group), await desk.ticket(as.curator, group)].map(
      (card) => card.id as string,
    );
    const before = await Promise.all(more.map(rowsOf));
    const bulk = await desk.ask(as.curator, 'POST', '/api/helpdesk/tickets/bulk', {
      ids: [...more, one.id],
      executorId: desk.people.second,
      priority: 'urgent',
    });
    assert.deepEqual([bulk.body.changed, bulk.body.refused], [2, [{ id: one.id, code: 'ticket_state' }]]);
    assert.equal((await undo(bulk.body.undoId)).body.restored, 2);
    assert.deepEqual(await Promise.all(more.map(rowsOf)), before);
    // What is so already is not written again: a second press says that nothing changed, and takes nothing from the first.
    const many = (priority: string) =>
      desk.ask(as.curator, 'POST', '/api/helpdesk/tickets/bulk', { ids: more, priority });
    const first = await many('low');
    const again = await many('low');
    assert.deepEqual([first.body.changed, again.body.changed, again.body.undoId], [2, 0, null]);
    assert.equal((await undo(first.body.undoId)).body.restored, 2);
  });

  it('H1 a word to the requester after the act is not taken back with it', async () => {
    const { as, act, ids } = desk;
    const { id } = await desk.ticket(as.employee, { groupId: undefined });
    await act(as.curator, id, 'assign', { groupId: ids['group.office'] });
    const solved = await act(as.curator, id, 'resolve', { result: 'Готово' });
    desk.server.clock.advance(60_000);
    await act(as.curator, id, 'reply', { body: 'Проверьте, пожалуйста' });
    assert.equal((await undo(solved.body.undoId)).body.restored, 1);
    const { ticket } = await rowsOf(id);
    assert.ok(ticket?.answered_at);
    assert.deepEqual([ticket?.awaits_us, ticket?.resolved_at], [false, null]);
  });

  it('H1 only whoever did it takes it back, in ten minutes, and not over what others did since', async () => {
    const { as, act, ids } = desk;
    const { id } = await desk.ticket(as.curator, { groupId: ids['group.office'] });
    const first = await act(as.curator, id, 'assign', { executorId: desk.people.technician });
    assert.equal((await undo(first.body.undoId, as.technician)).status, 404);
    await act(as.technician, id, 'take');
    const touched = await undo(first.body.undoId);
    assert.deepEqual(touched.body, { restored: 0, refused: [{ id, code: 'undo_touched' }], said: 0 });
    const second = await act(as.curator, id, 'assign', { executorId: desk.people.second });
    desk.server.clock.advance(11 * 60_000);
    assert.equal((await undo(second.body.undoId)).body.code, 'undo_late');
  });
});
