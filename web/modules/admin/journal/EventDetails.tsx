// An event in full: who, when, from where, about what, its clear facts, and the personal values kept apart from them.
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { fullMoment } from '../../../core/dates/format.ts';
import { useHere } from '../../../core/dates/use-here.ts';
import { Facts } from '../../../core/record/Facts.tsx';
import { recordAddress } from '../../../core/record-addresses.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useLocalText, useText } from '../../../core/text/texts.ts';
import { EventValues } from './EventValues.tsx';
import { type Event, useEventWords } from './event-words.ts';
import classes from './Journal.module.css';
import { useEvent } from './use-event.ts';
import { useKnown } from './use-known.ts';

export function EventDetails({ id, close }: { id: string; close?: () => void }) {
  const event = useEvent(id);
  if (event.error) return <ErrorState error={event.error} retry={() => void event.refetch()} />;
  if (!event.data) return <SkeletonRows rows={6} />;
  return <Whole event={event.data} close={close} />;
}

function Whole({ event, close }: { event: Event; close: (() => void) | undefined }) {
  const t = useText('journal');
  const say = useLocalText();
  const words = useEventWords();
  const here = useHere();
  const subjects = subjectsOf(event);
  const known = useKnown(subjects, event.data);
  const isPerson = ['user', 'token', 'client', 'chat'].includes(event.actorKind);
  const address = event.recordId && event.recordKind ? recordAddress(event.recordKind, event.recordId) : null;
  return (
    <article className={classes.event} aria-labelledby={`event-${event.id}`}>
      <header className={classes.head}>
        <div className={classes.about}>
          <span className={classes.dim}>{fullMoment(event.at, here)}</span>
          <StatusDot {...words.outcome(event)} />
        </div>
        {close ? (
          <ActionIcon onClick={close} aria-label={t('event.close')} title={t('event.close')}>
            <IconX size={16} stroke={1.6} />
          </ActionIcon>
        ) : null}
        <h1 className={classes.title} id={`event-${event.id}`}>
          {say(event.title)}
        </h1>
      </header>
      <Facts
        items={[
          {
            label: t('event.actor'),
            value: isPerson ? (
              <Link to={`/admin/users/${event.actorId}`}>{words.actor(event)}</Link>
            ) : (
              words.actor(event)
            ),
            always: true,
          },
          {
            label: t('event.record'),
            value: address ? (
              <Link to={address}>{event.recordNumber ?? t('event.openRecord')}</Link>
            ) : event.recordId ? (
              <code className={classes.code}>{event.recordId}</code>
            ) : null,
          },
          { label: t('event.address'), value: event.address },
          { label: t('event.code'), value: <code className={classes.code}>{event.operation}</code> },
          {
            label: t('event.request'),
            value: event.requestId ? <code className={classes.code}>{event.requestId}</code> : null,
          },
          { label: t('event.id'), value: <code className={classes.code}>{event.id}</code> },
        ]}
      />
      <EventValues title={t('event.data')} values={event.data} known={known} />
      {subjects.length > 0 ? (
        <section>
          <h2 className={classes.heading}>{t('event.people')}</h2>
          <ul className={classes.subjects}>
            {subjects.map((subject) => {
              const held = event.personal[subject];
              return (
                <li key={subject}>
                  <Subject id={subject} known={known.get(subject)} />
                  {held && typeof held === 'object' ? (
                    <EventValues values={held as Record<string, unknown>} known={known} />
                  ) : subject in event.personal ? (
                    <p className={classes.dim}>{t('event.destroyed')}</p>
                  ) : null}
                </li>
              );
            })}
          </ul>
        </section>
      ) : null}
    </article>
  );
}

/** Everyone whose data the event is about. The actor's name is kept under the actor's key too, and is told above. */
function subjectsOf(event: Event): string[] {
  const told = Object.entries(event.personal).filter(
    ([, held]) =>
      typeof held === 'object' &&
      held !== null &&
      Object.keys(held).some((key) => key !== 'actor' && (key !== 'program' || event.actorKind !== 'client')),
  );
  return [...new Set([...event.subjectIds, ...told.map(([id]) => id)])];
}

/** People of the organisation and contacts by name; of others the journal holds only the id. */
function Subject({ id, known }: { id: string; known: { name: string; kind: string } | undefined }) {
  const address = known ? recordAddress(known.kind, id) : null;
  if (known && address) return <Link to={address}>{known.name}</Link>;
  return <code className={classes.code}>{id}</code>;
}
