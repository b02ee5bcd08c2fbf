// «Что может и почему»: one person's rights with the roles, groups and switches behind each.
import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { readPersonRights } from '#contract/rights.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { ExportButton } from '../../../core/list/ExportButton.tsx';
import { usePlaceName } from '../../../core/place.ts';
import { HeldRights } from '../../../core/rights/HeldRights.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import classes from '../roles/Role.module.css';

export default function PersonRightsPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const t = useText('rights');
  const rights = useOperation(readPersonRights, { id });
  usePlaceName(rights.data ? t('person.of', { name: rights.data.person.name }) : undefined);
  if (rights.error && !rights.data) return <ErrorState error={rights.error} retry={() => void rights.refetch()} />;
  if (!rights.data) return <SkeletonRows rows={10} />;
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t('person.of', { name: rights.data.person.name })}</h1>
        <Button component={Link} to={`/admin/users/${id}`} variant="default" size="xs">
          {t('person.back')}
        </Button>
        <ExportButton given={{ list: readPersonRights.name, filter: { id }, about: [rights.data.person.name] }} />
      </header>
      <HeldRights held={rights.data} />
    </div>
  );
}
