// Starts the making of a register; its number counts the registers of the journal.
import { makeRegister } from '#contract/correspondence.ts';
import { isPeriod, periodOf } from '#contract/numbering.ts';
import { newId } from '#core/ids.ts';
import { Refusal } from '#core/refusal.ts';
import { sql } from '#core/sql.ts';
import { startTask } from '#core/tasks/start-task.ts';
import { journalOf } from '../numbers/journal-of.ts';
import { action } from '../tables.ts';
import { registerTask } from './register-task.ts';

export const makeRegisterAction = action(makeRegister, async (unit, input) => {
  const journal = await journalOf(unit, input.journalId);
  const period = input.period ?? periodOf(journal.restart, unit.today);
  if (!isPeriod(journal.restart, period)) throw new Refusal('period_wrong', { period });
  if (input.from && input.to && input.from > input.to) throw new Refusal('register_days_wrong');
  // Two registers asked for at once wait here for each other's number.
  await unit.from('journal').select('journal.id').where('journal.id', '=', journal.id).forUpdate().execute();
  const { ordinal } = await unit
    .from('journal_register')
    .select(sql<number>`coalesce(max(journal_register.ordinal), 0) + 1`.as('ordinal'))
    .where('journal_register.journal_id', '=', journal.id)
    .executeTakeFirstOrThrow();
  const registerId = newId(unit.now.getTime());
  const started = await startTask(unit, registerTask, {
    registerId,
    journalId: journal.id,
    journalName: journal.name,
    direction: journal.direction,
    period,
    ...(input.from ? { from: input.from } : {}),
    ...(input.to ? { to: input.to } : {}),
    formats: input.formats ?? ['pdf', 'xlsx'],
    ordinal,
  });
  await unit
    .insert('journal_register', {
      id: registerId,
      journal_id: journal.id,
      ordinal,
      period,
      from_on: input.from ?? null,
      to_on: input.to ?? null,
      form: journal.direction,
      made_by: unit.actor.id,
      task_id: started.id,
      asked_at: unit.moment,
    })
    .execute();
  unit.event({
    recordId: journal.id,
    recordKind: 'journal',
    data: { task: started.id, register: registerId, ordinal, period, from: input.from, to: input.to },
  });
  return started;
});
