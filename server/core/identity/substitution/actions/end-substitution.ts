// Ends a substitution before its last day: the absent person, the substitute, their head, whoever set it, an administrator.
import { endSubstitution } from '#contract/substitution.ts';
import { action } from '../../../core-operation.ts';
import { one, unscoped } from '../../../handle.ts';
import { Refusal } from '../../../refusal.ts';
import { refuseTokens } from '../../account-of.ts';
import { raiseRightsVersion } from '../../create-user.ts';
import { substitutionCard } from '../cards.ts';
import { tellSubstitution } from '../tell.ts';

export const endSubstitutionAction = action(endSubstitution, async (unit, { id, reason }) => {
  refuseTokens(unit.actor);
  const db = unscoped(unit);
  await one(db.selectFrom('substitution').select('id').where('id', '=', id).forUpdate().executeTakeFirst());
  const before = await substitutionCard(unit, id);
  const concerned = [before.absent.id, before.substitute.id].includes(unit.actor.id);
  if (before.state === 'over' || before.state === 'ended') {
    throw new Refusal(concerned || before.mayEnd ? 'substitution_ended' : 'not_found');
  }
  if (!before.mayEnd) throw new Refusal('not_found');
  await db
    .updateTable('substitution')
    .set({ ended_at: unit.moment, ended_by: unit.actor.id, end_reason: reason })
    .where('id', '=', id)
    .execute();
  await raiseRightsVersion(unit);
  const card = await substitutionCard(unit, id);
  await tellSubstitution(unit, card, 'end');
  unit.event({
    subjectIds: [card.absent.id, card.substitute.id],
    data: { substitution: id, absentId: card.absent.id, substituteId: card.substitute.id },
    ...(reason ? { personal: { [card.absent.id]: { reason } } } : {}),
  });
  return card;
});
