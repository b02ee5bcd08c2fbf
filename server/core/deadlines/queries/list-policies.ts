// The deadline policies, the standard one of each kind first; with the kinds that have deadlines.
import { listPolicies } from '#contract/deadlines.ts';
import { query } from '../../core-operation.ts';
import { shapeOf } from '../../handle.ts';
import { readPolicies } from '../policy-card.ts';
import { subjectCards } from '../subject.ts';

export const listPoliciesQuery = query(listPolicies, async (reader) => ({
  items: await readPolicies(reader),
  subjects: subjectCards(shapeOf(reader).services.catalog.deadlineSubjects.values()),
}));
