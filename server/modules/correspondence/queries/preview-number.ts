// What numbers a template would print, before it is saved.
import { previewNumber as previewNumberContract } from '#contract/correspondence.ts';
import { checkTemplate, previewNumber } from '#contract/numbering.ts';
import { query } from '../tables.ts';

/** The first two, and one that shows whether the width lasts. */
const shownOrdinals = [1, 2, 1000];
/** Letters bring their case index along; any will do to show the shape. */
const caseIndex = '01-05';

export const previewNumberQuery = query(previewNumberContract, async (reader, input) => {
  const { template, restart, departmentId } = input;
  const department = departmentId
    ? await reader
        .from('user_group')
        .select('user_group.index')
        .where('user_group.id', '=', departmentId)
        .executeTakeFirst()
    : undefined;
  const context = {
    registeredOn: input.registeredOn ?? reader.today,
    journal: input.index ?? '',
    department: department?.index ?? '',
    case: caseIndex,
  };
  const previews = shownOrdinals.map((ordinal) => previewNumber(template, restart, context, ordinal));
  const [first] = previews;
  return {
    numbers: previews.flatMap((preview) => preview.number ?? []),
    errors: (first?.errors ?? []).map((problem) => problem.message),
    warnings: checkTemplate(template, restart).warnings.map((problem) => problem.message),
  };
});
