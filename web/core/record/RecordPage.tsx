// One record: number and title first, status with the possible acts, facts on the right, content and timeline in the
// middle. Updates softly when someone else changes it and says who. Props: record-types.ts.
import { ActionIcon, Button } from '@mantine/core';
import { IconArrowsDiagonal, IconEyeQuestion, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useHotkeys } from '../keys/use-hotkeys.ts';
import { StatusDot } from '../show/StatusDot.tsx';
import { useText } from '../text/texts.ts';
import { actIcon, MoreActsButton } from './MoreActsButton.tsx';
import classes from './RecordPage.module.css';
import type { RecordAct, RecordPageProps } from './record-types.ts';
import { useOthersChanges } from './use-others-changes.ts';

const WhyDialog = lazy(() => import('./WhyDialog.tsx'));
const PresenceLine = lazy(() => import('../presence/PresenceLine.tsx'));
const ActsMenu = lazy(() => import('./ActsMenu.tsx'));

export function RecordPage(page: RecordPageProps) {
  const t = useText('record');
  const news = useOthersChanges(page);
  const why = useText('rights');
  const [explains, setExplains] = useState(false);
  const acts: RecordAct[] = [
    ...allowedActs(page.acts, page.can),
    ...(page.explained ? [{ label: why('why.act'), icon: IconEyeQuestion, run: () => setExplains(true) }] : []),
  ];
  const primary = acts.find((act) => act.primary);
  const rest = acts.filter((act) => act !== primary);
  const headed = (shown: ReactNode) => (
    <h1 className={classes.title} id={`title-${page.recordId}`}>
      {shown}
    </h1>
  );
  useHotkeys(acts.flatMap((act) => (act.keys ? [{ keys: act.keys, label: act.label, run: act.run }] : [])));
  return (
    <article
      className={classes.page}
      aria-labelledby={`title-${page.recordId}`}
      data-beside={page.beside !== undefined}
    >
      <header className={classes.head}>
        <div className={classes.line}>
          <span className={classes.number}>{page.number ?? t('noNumber')}</span>
          <StatusDot group={page.status.group} label={page.status.label} />
          <span className={classes.acts}>
            {primary ? (
              <Button size="xs" leftSection={actIcon(primary)} onClick={primary.run}>
                {primary.label}
              </Button>
            ) : null}
            {rest.length > 0 ? <MoreActs acts={rest} /> : null}
            {page.beside ? (
              <>
                <ActionIcon component={Link} to={page.beside.href} aria-label={t('openPage')} title={t('openPage')}>
                  <IconArrowsDiagonal size={16} stroke={1.6} />
                </ActionIcon>
                <ActionIcon onClick={page.beside.close} aria-label={t('close')} title={t('close')}>
                  <IconX size={16} stroke={1.6} />
                </ActionIcon>
              </>
            ) : null}
          </span>
        </div>
        {page.titleField ? page.titleField(headed) : headed(page.title)}
        {page.note ? <div className={classes.note}>{page.note}</div> : null}
        {page.presence ? (
          <Suspense>
            <PresenceLine recordId={page.recordId} />
          </Suspense>
        ) : null}
        <div role="status" className={classes.news}>
          {news ? <span className={classes.newsText}>{news}</span> : null}
        </div>
      </header>
      {explains ? (
        <Suspense>
          <WhyDialog recordId={page.recordId} onClose={() => setExplains(false)} />
        </Suspense>
      ) : null}
      <div className={classes.columns}>
        <div className={classes.content}>{page.children}</div>
        <aside className={classes.facts} aria-label={t('facts')}>
          {page.facts}
        </aside>
      </div>
    </article>
  );
}

function MoreActs({ acts }: { acts: RecordAct[] }) {
  const [wanted, setWanted] = useState(false);
  if (!wanted) return <MoreActsButton onClick={() => setWanted(true)} />;
  return (
    <Suspense fallback={<MoreActsButton />}>
      <ActsMenu acts={acts} />
    </Suspense>
  );
}

function allowedActs(acts: RecordAct[], can: string[]): RecordAct[] {
  return acts.filter(({ operation }) => {
    if (operation === undefined) return true;
    return can.includes(typeof operation === 'string' ? operation : operation.name);
  });
}
