// The substitutions of an account's person; an administrator names and ends them here.
import { appointSubstitute, listSubstitutions } from '#contract/substitution.ts';
import { useCan } from '../../../core/api/session.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { NewSubstitution } from '../../../core/substitution/NewSubstitution.tsx';
import { SubstitutionList } from '../../../core/substitution/SubstitutionList.tsx';
import { useText } from '../../../core/text/texts.ts';
import classes from './Users.module.css';
import type { User } from './user-values.ts';

const changes = [listSubstitutions];

export function UserSubstitutions({ user }: { user: User }) {
  const t = useText('people');
  const may = useCan(listSubstitutions);
  const mayAppoint = useCan(appointSubstitute);
  const all = useOperation(listSubstitutions, { id: user.id }, { enabled: may });
  if (!may) return null;
  return (
    <section className={classes.block} aria-labelledby="substitutions">
      <h2 id="substitutions">{t('substitution.title')}</h2>
      {all.isPending ? <SkeletonRows rows={1} /> : null}
      {all.error ? <ErrorState compact error={all.error} retry={() => void all.refetch()} /> : null}
      {all.data ? <SubstitutionList items={all.data.items} changes={changes} /> : null}
      {all.data?.items.length === 0 ? <p className={classes.dim}>{t('substitution.none')}</p> : null}
      {mayAppoint && user.status === 'active' ? <NewSubstitution appointFor={user.id} changes={changes} /> : null}
    </section>
  );
}
