// Outside sign-in systems: which there are, whom they let in, whether they answer.
import { Button } from '@mantine/core';
import { IconLogin2, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { createProvider, listProviders } from '#contract/openid-providers.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { Can } from '../../../core/show/Can.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useText } from '../../../core/text/texts.ts';
import classes from './Providers.module.css';

export default function ProvidersPage() {
  const t = useText('providers');
  const providers = useOperation(listProviders, {});
  const items = providers.data?.items ?? [];
  const add = (
    <Can operation={createProvider}>
      <Button component={Link} to="/admin/openid/new" size="xs" leftSection={<IconPlus size={15} />}>
        {t('add')}
      </Button>
    </Can>
  );
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t('title')}</h1>
        <span className={classes.acts}>{items.length > 0 ? add : null}</span>
      </header>
      {providers.data && !providers.data.publicUrl ? <p className={classes.warning}>{t('noPublicUrl')}</p> : null}
      {providers.error && !providers.data ? (
        <ErrorState error={providers.error} retry={() => void providers.refetch()} />
      ) : providers.isPending ? (
        <SkeletonRows rows={4} />
      ) : items.length === 0 ? (
        <EmptyState icon={IconLogin2} title={t('empty')} text={t('emptyText')} action={add} />
      ) : (
        <ul className={classes.list}>
          {items.map((item) => (
            <li key={item.id}>
              <span className={classes.about}>
                <Link to={`/admin/openid/${item.id}`}>{item.name}</Link>
                <span className={classes.dim}>
                  {item.issuer} · {t(`admissionOf.${item.admission}`)} · {t('linkedPeople', { count: item.linked })}
                </span>
              </span>
              <StatusDot group={item.enabled ? 'done' : 'new'} label={t(item.enabled ? 'on' : 'off')} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
