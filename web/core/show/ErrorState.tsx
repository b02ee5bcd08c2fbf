// What a page or a block says when reading failed: the server's words, the request id to tell the administrator, a retry.
// <ErrorState error={query.error} retry={() => query.refetch()} />
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconLock, IconPlugConnectedX, IconSearchOff } from '@tabler/icons-react';
import { ApiError } from '../api/api-error.ts';
import { useLocale, useText } from '../text/texts.ts';
import classes from './States.module.css';

export interface ErrorStateProps {
  error: unknown;
  retry?: () => void;
  compact?: boolean;
}

export function ErrorState({ error, retry, compact = false }: ErrorStateProps) {
  const t = useText();
  const locale = useLocale();
  const refusal = error instanceof ApiError ? error : null;
  const Icon = iconOf(refusal);
  const canRetry = retry && (!refusal || refusal.temporary || refusal.status >= 500 || refusal.status === 429);
  return (
    <div className={classes.state} data-compact={compact} role="alert">
      <span className={classes.icon} aria-hidden="true">
        <Icon size={compact ? 22 : 32} stroke={1.4} />
      </span>
      <p className={classes.title}>{refusal ? refusal.words(locale) : t('error.unexpected')}</p>
      {refusal?.requestId && refusal.status >= 500 ? (
        <p className={classes.text}>
          {t('error.requestId')} <code className={classes.code}>{refusal.requestId}</code>
        </p>
      ) : null}
      {canRetry ? (
        <div className={classes.action}>
          <Button variant="default" onClick={retry}>
            {t('action.retry')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function iconOf(refusal: ApiError | null) {
  if (refusal?.code === 'unreachable' || refusal?.code === 'unavailable') return IconPlugConnectedX;
  if (refusal?.status === 403) return IconLock;
  if (refusal?.status === 404) return IconSearchOff;
  return IconAlertTriangle;
}
