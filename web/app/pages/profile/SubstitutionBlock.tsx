// Who stands in for me and for whom I do; naming a substitute for myself and for those whose head I am.
import { me } from '#contract/identity.ts';
import { listOwnSubstitutions } from '#contract/substitution.ts';
import { isActing } from '../../../core/api/behalf.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { NewSubstitution } from '../../../core/substitution/NewSubstitution.tsx';
import { SubstitutionList } from '../../../core/substitution/SubstitutionList.tsx';
import { useText } from '../../../core/text/texts.ts';
import { ProfileBlock } from './ProfileBlock.tsx';

const changes = [listOwnSubstitutions, me];

export function SubstitutionBlock() {
  const t = useText('people');
  const own = useOperation(listOwnSubstitutions, {}, { enabled: !isActing });
  if (isActing) return null;
  return (
    <ProfileBlock id="substitution" title={t('substitution.title')} hint={t('substitution.hint')}>
      {own.isPending ? <SkeletonRows rows={2} /> : null}
      {own.error ? <ErrorState compact error={own.error} retry={() => void own.refetch()} /> : null}
      {own.data ? (
        <>
          {own.data.items.length > 0 ? <SubstitutionList items={own.data.items} changes={changes} /> : null}
          <NewSubstitution subordinates={own.data.subordinates} changes={changes} />
        </>
      ) : null}
    </ProfileBlock>
  );
}
