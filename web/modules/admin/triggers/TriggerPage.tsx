// One trigger: its form, its versions, the way to its runs.
import { Button } from '@mantine/core';
import { IconHistory, IconListDetails } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import {
  listTriggerRuns,
  readTrigger,
  readTriggerSubjects,
  type TriggerCard,
  type TriggerKind,
} from '#contract/triggers.ts';
import { useCan } from '../../../core/api/session.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { usePlaceName } from '../../../core/place.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import classes from '../../../core/triggers/Triggers.module.css';
import { TriggerForm } from './TriggerForm.tsx';
import { VersionsDialog } from './VersionsDialog.tsx';

export default function TriggerPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const card = useOperation(readTrigger, { id });
  usePlaceName(card.data?.name);
  if (card.error && !card.data) return <ErrorState error={card.error} retry={() => void card.refetch()} />;
  if (!card.data) return <SkeletonRows rows={8} />;
  return <Opened key={card.data.version} card={card.data} kind={card.data.kind} />;
}

export function Opened({ card, kind }: { card: TriggerCard | null; kind: TriggerKind }) {
  const t = useText('triggers');
  const navigate = useNavigate();
  const subjects = useOperation(readTriggerSubjects, {});
  const [versions, setVersions] = useState(false);
  const runs = useCan(listTriggerRuns);
  const subject = subjects.data?.subjects.find((one) => !card || one.kind === card.subject);
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{card ? card.name : t(kind === 'event' ? 'newEvent' : 'newSchedule')}</h1>
        {card ? (
          <div className={classes.acts}>
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              leftSection={<IconHistory size={15} />}
              onClick={() => setVersions(true)}
            >
              {t('versions')}
            </Button>
            {runs ? (
              <Button
                component={Link}
                to={`/admin/triggers/runs?triggerId=${card.id}` as never}
                size="xs"
                variant="default"
                leftSection={<IconListDetails size={15} />}
              >
                {t('journal')}
              </Button>
            ) : null}
          </div>
        ) : null}
      </header>
      {card?.offReason ? <p className={classes.bad}>{t('offFailures')}</p> : null}
      {subjects.error && !subject ? (
        <ErrorState error={subjects.error} retry={() => void subjects.refetch()} />
      ) : subject ? (
        <TriggerForm card={card} kind={kind} subject={subject} done={() => void navigate({ to: '/admin/triggers' })} />
      ) : (
        <SkeletonRows rows={8} />
      )}
      {versions && card ? <VersionsDialog card={card} onClose={() => setVersions(false)} /> : null}
    </div>
  );
}
