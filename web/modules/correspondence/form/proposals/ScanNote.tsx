// Under the files: that the scan is being read, and the way up to what was read, which stands above the fields.
import { Anchor } from '@mantine/core';
import { useText } from '../../../../core/text/texts.ts';
import classes from './Proposals.module.css';
import { panelId } from './ProposalsPanel.tsx';
import type { Proposals } from './use-proposals.ts';

export function ScanNote({ proposals }: { proposals: Proposals }) {
  const t = useText('proposals');
  if (proposals.reading) return <p className={classes.field}>{t('reading')}</p>;
  if (proposals.open.length === 0) return null;
  return (
    <p className={classes.field}>
      <Anchor component="button" type="button" size="sm" onClick={showPanel}>
        {t('found', { count: proposals.open.length })}: {t('show')}
      </Anchor>
    </p>
  );
}

function showPanel(): void {
  const panel = document.getElementById(panelId);
  panel?.scrollIntoView({ block: 'center' });
  panel?.querySelector('button')?.focus({ preventScroll: true });
}
