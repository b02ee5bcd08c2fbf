// The journal of actions: who did, read or was refused what; an event opens beside the list with all that it holds.
import { Button } from '@mantine/core';
import { IconUserShield } from '@tabler/icons-react';
import { useState } from 'react';
import { listEvents, verifyEvents } from '#contract/record.ts';
import { ListPage } from '../../../core/list/ListPage.tsx';
import type { Column } from '../../../core/list/list-types.ts';
import { Can } from '../../../core/show/Can.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { PersonName } from '../../../core/show/PersonName.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useLocalText, useText } from '../../../core/text/texts.ts';
import { EventDetails } from './EventDetails.tsx';
import { ExportButton } from './ExportButton.tsx';
import { useEventFilters } from './event-filters.ts';
import { type Event, useEventWords } from './event-words.ts';
import classes from './Journal.module.css';
import { VerifyDialog } from './VerifyDialog.tsx';

export default function JournalPage() {
  const t = useText('journal');
  const say = useLocalText();
  const words = useEventWords();
  const fields = useEventFilters();
  const [verifying, setVerifying] = useState(false);
  const columns: Column<Event>[] = [
    { key: 'at', label: t('event.at'), width: 170, fixed: true, render: (event) => <DateText moment={event.at} /> },
    {
      key: 'actor',
      label: t('event.actor'),
      width: 200,
      render: (event) => <PersonName name={words.actor(event)} short />,
    },
    { key: 'operation', label: t('event.operation'), width: 280, grow: true, render: (event) => say(event.title) },
    { key: 'record', label: t('event.record'), width: 150, render: (event) => event.recordNumber },
    {
      key: 'personal',
      label: t('event.people'),
      width: 110,
      render: (event) =>
        event.subjectIds.length > 0 ? (
          <span className={classes.people} title={t('event.personal')}>
            <IconUserShield size={15} stroke={1.6} aria-hidden="true" />
            {event.subjectIds.length}
          </span>
        ) : null,
    },
    {
      key: 'outcome',
      label: t('event.outcome'),
      width: 130,
      render: (event) => <StatusDot {...words.outcome(event)} />,
    },
    { key: 'address', label: t('event.address'), width: 140, render: (event) => event.address },
    { key: 'request', label: t('event.request'), width: 220, hidden: true, render: (event) => event.requestId },
  ];
  return (
    <>
      <ListPage<Event>
        list="admin.journal"
        title={t('event.title')}
        operation={listEvents}
        columns={columns}
        fields={fields}
        hrefOf={(event) => `/admin/journal/${event.id}`}
        nameOf={(event) => say(event.title)}
        cardOf={(event) => ({
          title: say(event.title),
          aside: <DateText moment={event.at} />,
          text: [words.actor(event), event.recordNumber].filter(Boolean).join(' · '),
          status: <StatusDot {...words.outcome(event)} />,
        })}
        beside={(id, close) => <EventDetails key={id} id={id} close={close} />}
        actions={
          <>
            <ExportButton fields={fields} />
            <Can operation={verifyEvents}>
              <Button size="xs" variant="default" onClick={() => setVerifying(true)}>
                {t('verify.start')}
              </Button>
            </Can>
          </>
        }
        empty={{ title: t('event.empty'), text: t('event.emptyText') }}
      />
      {verifying ? <VerifyDialog onClose={() => setVerifying(false)} /> : null}
    </>
  );
}
