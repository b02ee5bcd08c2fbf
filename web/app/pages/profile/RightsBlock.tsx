// What I may do and why.
import { readMyRights } from '#contract/rights.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { HeldRights } from '../../../core/rights/HeldRights.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import classes from './ProfilePage.module.css';

export function RightsBlock() {
  const t = useText('rights');
  const rights = useOperation(readMyRights, {});
  return (
    <section className={classes.section} aria-labelledby="my-rights">
      <h2 id="my-rights">{t('held.title')}</h2>
      <p className={classes.hint}>{t('held.hint')}</p>
      {rights.isPending ? <SkeletonRows rows={4} /> : null}
      {rights.error ? <ErrorState compact error={rights.error} retry={() => void rights.refetch()} /> : null}
      {rights.data ? <HeldRights held={rights.data} /> : null}
    </section>
  );
}
