// What one executor or queue can do, in its place in the list.
import { listDispatchPeople, listExecutors, setSkills } from '#contract/helpdesk.ts';
import { ChipsField } from '../../../core/form/ChipsField.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import type { LookupValue } from '../../../core/form/Lookup.tsx';
import { NumberField } from '../../../core/form/NumberField.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import type { LookupSearch } from '../../../core/form/use-lookup.ts';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { useCategories } from '../category-options.ts';
import { findPlaces } from '../places.ts';
import type { Executor } from './ExecutorsPage.tsx';

interface Values {
  skills: LookupValue[];
  sites: LookupValue[];
  hours: number | null;
}
const chips = (list: readonly { id: string; name: string }[]): LookupValue[] =>
  list.map(({ id, name }) => ({ id, label: name }));
const ids = (list: readonly LookupValue[]): string[] => list.flatMap(({ id }) => id ?? []);
const shownAtOnce = 30;

export function ExecutorForm({ row, common, done }: { row: Executor; common: number; done: () => void }) {
  const t = useText('executors');
  const user = row.kind === 'user';
  const categories = useCategories();
  const findCategories: LookupSearch = async (q) =>
    categories.items
      .filter((one) => one.path.toLowerCase().includes(q.trim().toLowerCase()))
      .slice(0, shownAtOnce)
      .map(({ id, path }) => ({ id, label: path }));
  const form = useForm<Values, typeof setSkills>({
    action: setSkills,
    initial: {
      skills: chips(row.skills),
      sites: chips(row.sites),
      hours: row.fullMinutes === null ? null : row.fullMinutes / 60,
    },
    toInput: ({ skills, sites, hours }) => ({
      principalId: row.id,
      version: row.version,
      categoryIds: ids(skills),
      ...(user ? { placeIds: ids(sites), fullMinutes: hours === null ? null : Math.round(hours * 60) } : {}),
    }),
    aliases: { categoryIds: 'skills', placeIds: 'sites', fullMinutes: 'hours' },
    changes: [listExecutors, listDispatchPeople],
    onDone: () => {
      toast({ tone: 'done', text: t('saved', { name: row.name }) });
      done();
    },
  });
  return (
    <Form form={form} label={`${t('changing')}: ${row.name}`}>
      <ChipsField
        name="skills"
        label={t('skills')}
        hint={t(user ? 'skillsHint' : 'queueSkillsHint')}
        searchKey={`ticket-categories-${categories.items.length}`}
        search={findCategories}
        max={500}
        optional
        autoFocus
      />
      {user ? (
        <>
          <ChipsField
            name="sites"
            label={t('sites')}
            hint={t('sitesHint')}
            searchKey="places"
            search={findPlaces}
            max={200}
            optional
          />
          <NumberField
            name="hours"
            label={t('hours')}
            hint={t('hoursHint', { count: common / 60 })}
            decimals
            optional
          />
        </>
      ) : null}
      <FormBar save={t('save')} cancel={done} />
    </Form>
  );
}
