// Triggers and schedules: a line each in the order in which they run, switched, moved and copied here.
import { ActionIcon, Button, Menu, Switch, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconCopy, IconListDetails, IconPlus } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import {
  copyTrigger,
  createTrigger,
  listTriggerRuns,
  listTriggers,
  orderTriggers,
  readTriggerSubjects,
  type TriggerCard,
  type TriggerKind,
  type TriggerSubjectCard,
  updateTrigger,
} from '#contract/triggers.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useCan } from '../../../core/api/session.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from '../../../core/triggers/Triggers.module.css';
import { useTriggerWords } from '../../../core/triggers/trigger-words.ts';

const refreshedMs = 30_000;
/** So few are seen at a glance. */
const searchedFrom = 6;

export default function TriggersPage() {
  const t = useText('triggers');
  const triggers = useOperation(listTriggers, {}, { refetchInterval: refreshedMs });
  const subjects = useOperation(readTriggerSubjects, {});
  const navigate = useNavigate();
  const error = triggers.error ?? subjects.error;
  const may = useCan(createTrigger);
  const runs = useCan(listTriggerRuns);
  const add = may ? (
    <Menu shadow="md" position="bottom-end">
      <Menu.Target>
        <Button size="xs" leftSection={<IconPlus size={15} />}>
          {t('add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void navigate({ to: '/admin/triggers/new' })}>{t('addEvent')}</Menu.Item>
        <Menu.Item onClick={() => void navigate({ to: '/admin/triggers/new-schedule' })}>{t('addSchedule')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  ) : null;
  const items = triggers.data?.items ?? [];
  const [sought, setSought] = useState('');
  const words = sought.trim().toLowerCase();
  const found = items.filter((one) => one.name.toLowerCase().includes(words));
  const loaded = triggers.data && subjects.data;
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t('title')}</h1>
        <div className={classes.acts}>
          {runs ? (
            <Button
              component={Link}
              to="/admin/triggers/runs"
              size="xs"
              variant="default"
              leftSection={<IconListDetails size={15} />}
            >
              {t('journal')}
            </Button>
          ) : null}
          {items.length > 0 ? add : null}
        </div>
      </header>
      <p className={classes.dim}>{t('about')}</p>
      {error && !loaded ? (
        <ErrorState error={error} retry={() => void Promise.all([triggers.refetch(), subjects.refetch()])} />
      ) : null}
      {!error && !loaded ? <SkeletonRows rows={6} /> : null}
      {loaded && items.length === 0 ? <EmptyState title={t('empty')} text={t('emptyText')} action={add} /> : null}
      {items.length >= searchedFrom ? (
        <TextInput
          type="search"
          size="xs"
          w={260}
          maw="100%"
          mt="sm"
          aria-label={t('search')}
          placeholder={t('search')}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
      ) : null}
      {loaded && items.length > 0 && found.length === 0 ? <p className={classes.dim}>{t('nothingFound')}</p> : null}
      {loaded && found.length > 0
        ? (['event', 'schedule'] as const).map((kind) => (
            <Part
              key={kind}
              kind={kind}
              items={found.filter((one) => one.kind === kind)}
              all={items}
              narrowed={words !== ''}
              subjects={subjects.data?.subjects ?? []}
            />
          ))
        : null}
    </div>
  );
}

interface PartProps {
  kind: TriggerKind;
  items: TriggerCard[];
  all: TriggerCard[];
  /** Some are left out: there is nothing to move past. */
  narrowed: boolean;
  subjects: TriggerSubjectCard[];
}

function Part({ kind, items, all, narrowed, subjects }: PartProps) {
  const t = useText('triggers');
  const tell = useProblem();
  const order = useAction(orderTriggers, { changes: [listTriggers] });
  const may = useCan(orderTriggers);
  const move = (place: number, by: number) => {
    const [one, other] = [items[place], items[place + by]];
    if (!one || !other) return;
    const ids = all.map(({ id }) => (id === one.id ? other.id : id === other.id ? one.id : id));
    order.run({ ids }).catch(tell);
  };
  const title = t(kind === 'event' ? 'byEvent' : 'bySchedule');
  if (narrowed && items.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className={classes.part}>{title}</h2>
      <p className={classes.dim}>{t(kind === 'event' ? 'byEventHint' : 'bySchedulePlain')}</p>
      {items.length === 0 && !narrowed ? (
        <p className={classes.dim}>{t(kind === 'event' ? 'empty' : 'emptySchedules')}</p>
      ) : null}
      <ol className={classes.list}>
        {items.map((card, at) => (
          <li key={card.id} className={classes.row} data-off={!card.enabled}>
            <span className={classes.place}>{narrowed ? '' : at + 1}</span>
            <Face card={card} subject={subjects.find((one) => one.kind === card.subject) ?? null} />
            <div className={classes.acts}>
              {may && items.length > 1 && !narrowed ? (
                <>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    disabled={at === 0 || order.pending}
                    aria-label={t('up', { name: card.name })}
                    onClick={() => move(at, -1)}
                  >
                    <IconArrowUp size={16} />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    disabled={at === items.length - 1 || order.pending}
                    aria-label={t('down', { name: card.name })}
                    onClick={() => move(at, 1)}
                  >
                    <IconArrowDown size={16} />
                  </ActionIcon>
                </>
              ) : null}
              <Copy card={card} />
              <OnOff card={card} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Face({ card, subject }: { card: TriggerCard; subject: TriggerSubjectCard | null }) {
  const t = useText('triggers');
  const words = useTriggerWords(subject, card.names);
  const when = card.timetable ? words.timetable(card.timetable) : words.events(card.events);
  const what = card.steps.map(({ action }) => words.action(action)).join(' → ');
  return (
    <div className={classes.main}>
      <Link to="/admin/triggers/$id" params={{ id: card.id }} className={classes.name}>
        {card.name}
      </Link>
      <span className={classes.dim}>
        {when} · {what}
      </span>
      <span className={classes.dim}>
        {card.enabled ? null : (
          <span className={card.offReason ? classes.bad : undefined}>
            {t(card.offReason ? 'offFailures' : 'off')} ·{' '}
          </span>
        )}
        {t('counts', { worked: card.worked, notMatched: card.notMatched, failed: card.failed })}
        {' · '}
        {card.lastRunAt ? (
          <>
            {t('lastRun')} <DateText moment={card.lastRunAt} />
          </>
        ) : (
          t('neverRan')
        )}
        {card.nextAt ? (
          <>
            {' · '}
            {t('nextRun')} <DateText moment={card.nextAt} />
          </>
        ) : null}
      </span>
    </div>
  );
}

function useProblem() {
  const locale = useLocale();
  return (error: unknown) =>
    toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
}

function OnOff({ card }: { card: TriggerCard }) {
  const t = useText('triggers');
  const tell = useProblem();
  const update = useAction(updateTrigger, { changes: [listTriggers] });
  const may = useCan(updateTrigger);
  const turn = (enabled: boolean) =>
    update
      .run({ id: card.id, enabled }, { version: card.version })
      .then(() => toast({ tone: 'done', text: t(enabled ? 'switchedOn' : 'switchedOff', { name: card.name }) }), tell);
  return (
    <Switch
      aria-label={t('on', { name: card.name })}
      checked={card.enabled}
      disabled={!may || update.pending}
      onChange={(event) => void turn(event.currentTarget.checked)}
    />
  );
}

function Copy({ card }: { card: TriggerCard }) {
  const t = useText('triggers');
  const tell = useProblem();
  const navigate = useNavigate();
  const copy = useAction(copyTrigger, { changes: [listTriggers] });
  if (!useCan(copyTrigger)) return null;
  const run = () =>
    copy.run({ id: card.id, name: t('copyOf', { name: card.name }).slice(0, 120) }).then(({ id }) => {
      toast({ tone: 'done', text: t('copied') });
      return navigate({ to: '/admin/triggers/$id', params: { id } });
    }, tell);
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      loading={copy.pending}
      aria-label={`${t('copy')}: ${card.name}`}
      onClick={() => void run()}
    >
      <IconCopy size={16} />
    </ActionIcon>
  );
}
