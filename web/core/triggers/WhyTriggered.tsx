// «Почему» in a record's history: the conditions and actions of the trigger that worked on it.
import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { readRecordTriggers } from '#contract/triggers.ts';
import { useCan } from '../api/session.ts';
import { useOperation } from '../api/use-operation.ts';
import { ErrorState } from '../show/ErrorState.tsx';
import { SkeletonRows } from '../show/SkeletonRows.tsx';
import { useText } from '../text/texts.ts';
import { RunTrace } from './RunTrace.tsx';

interface WhyTriggeredProps {
  recordId: string;
  runId: string;
  name: string;
}

export default function WhyTriggered({ recordId, runId, name }: WhyTriggeredProps) {
  const t = useText('triggers');
  const [opened, setOpened] = useState(false);
  if (!useCan(readRecordTriggers)) return null;
  return (
    <>
      <Button size="compact-xs" variant="subtle" onClick={() => setOpened(true)}>
        {t('why')}
      </Button>
      {opened ? <Why recordId={recordId} runId={runId} name={name} close={() => setOpened(false)} /> : null}
    </>
  );
}

function Why({ recordId, runId, name, close }: WhyTriggeredProps & { close: () => void }) {
  const t = useText('triggers');
  const told = useOperation(readRecordTriggers, { id: recordId });
  const run = told.data?.runs.find((one) => one.id === runId);
  return (
    <Modal
      opened
      onClose={close}
      title={t('whyTitle', { name })}
      closeButtonProps={{ 'aria-label': t('close') }}
      size="lg"
    >
      {told.isPending ? <SkeletonRows rows={4} /> : null}
      {told.error ? <ErrorState compact error={told.error} retry={() => void told.refetch()} /> : null}
      {run ? <RunTrace run={run} subject={told.data?.subject ?? null} /> : null}
      {told.data && !run ? <p>{t('whyGone')}</p> : null}
    </Modal>
  );
}
