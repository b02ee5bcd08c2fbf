// One import: first its columns, then what every row comes to, then how far the run has got.
import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { cancelImport, type ImportCard, listImports, readImport } from '#contract/people-import.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { usePlaceName } from '../../../core/place.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import { Checked } from './Checked.tsx';
import classes from './Import.module.css';
import { Mapping } from './Mapping.tsx';
import { Running } from './Running.tsx';

export default function OneImportPage() {
  const t = useText('import');
  const { id } = useParams({ strict: false }) as { id: string };
  const [running, setRunning] = useState(false);
  const one = useOperation(readImport, { id }, running ? { refetchInterval: 1_500 } : {});
  const cancel = useAction(cancelImport, { changes: [readImport, listImports] });
  usePlaceName(one.data?.fileName);
  const isRunning = one.data?.state === 'running';
  if (isRunning !== running && one.data) setRunning(isRunning);
  if (one.error && !one.data) return <ErrorState error={one.error} retry={() => void one.refetch()} />;
  if (!one.data) return <SkeletonRows rows={8} />;
  const { state } = one.data;
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{one.data.fileName}</h1>
      <p className={classes.text}>{t(`step.${state}`)}</p>
      <Step card={one.data} reload={() => void one.refetch()} />
      {state === 'done' || state === 'cancelled' ? null : (
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          loading={cancel.pending}
          onClick={() => void cancel.run({ id }).then(() => one.refetch())}
        >
          {t(isRunning ? 'stop' : 'discard')}
        </Button>
      )}
    </div>
  );
}

function Step({ card, reload }: { card: ImportCard; reload: () => void }) {
  const [again, setAgain] = useState(false);
  if (card.state === 'running' || card.state === 'done' || card.state === 'cancelled') return <Running card={card} />;
  if (card.state === 'checked' && !again) {
    return <Checked card={card} reload={reload} onBack={() => setAgain(true)} />;
  }
  return (
    <Mapping
      card={card}
      onChecked={() => {
        setAgain(false);
        reload();
      }}
    />
  );
}
