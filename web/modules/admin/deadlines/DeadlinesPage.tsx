// Deadline policies and work schedules: a line each, changed here, with their versions.
import { Button, Modal } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import {
  type DeadlineSubjectCard,
  listPolicies,
  listSchedules,
  type PolicyCard,
  type ScheduleCard,
} from '#contract/deadlines.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { durationText } from '../../../core/deadlines/duration.ts';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useLocalText, useText } from '../../../core/text/texts.ts';
import rows from '../SettingRows.module.css';
import { PolicyForm } from './PolicyForm.tsx';
import { ScheduleForm } from './ScheduleForm.tsx';
import { VersionsDialog } from './VersionsDialog.tsx';
import { dayText, weekMinutes } from './week-text.ts';

type Opened =
  | { what: 'policy'; subject: DeadlineSubjectCard; card: PolicyCard | null }
  | { what: 'schedule'; card: ScheduleCard | null }
  | { what: 'versions'; of: 'policy' | 'schedule'; card: PolicyCard | ScheduleCard };

export default function DeadlinesPage() {
  const t = useText('deadlines');
  const say = useLocalText();
  const policies = useOperation(listPolicies, {});
  const schedules = useOperation(listSchedules, {});
  const [opened, setOpened] = useState<Opened | null>(null);
  const error = policies.error ?? schedules.error;
  const close = () => setOpened(null);
  const again = () => void Promise.all([policies.refetch(), schedules.refetch()]);
  return (
    <div className={rows.page}>
      <h1 className={rows.title}>{t('title')}</h1>
      <p className={rows.dim}>{t('about')}</p>
      {error ? <ErrorState error={error} retry={again} /> : null}
      {policies.isPending || schedules.isPending ? <SkeletonRows rows={6} /> : null}
      {policies.data && schedules.data ? (
        <>
          {policies.data.subjects.map((subject) => (
            <Policies
              key={subject.kind}
              subject={subject}
              title={policies.data.subjects.length > 1 ? `${t('policies')}: ${say(subject.title)}` : t('policies')}
              items={policies.data.items.filter((policy) => policy.kind === subject.kind)}
              schedules={schedules.data.items}
              open={setOpened}
            />
          ))}
          <Schedules items={schedules.data.items} open={setOpened} />
          <Modal
            opened={opened?.what === 'policy' || opened?.what === 'schedule'}
            onClose={close}
            size="xl"
            title={opened ? titleOf(opened, t) : ''}
            closeButtonProps={{ 'aria-label': t('close') }}
          >
            {opened?.what === 'policy' ? (
              <PolicyForm policy={opened.card} subject={opened.subject} schedules={schedules.data.items} done={close} />
            ) : null}
            {opened?.what === 'schedule' ? (
              <ScheduleForm schedule={opened.card} zone={schedules.data.zone} done={close} />
            ) : null}
          </Modal>
          {opened?.what === 'versions' ? <VersionsDialog of={opened.of} card={opened.card} onClose={close} /> : null}
        </>
      ) : null}
    </div>
  );
}

function titleOf(opened: Opened, t: ReturnType<typeof useText>): string {
  if (opened.what === 'policy') return opened.card ? t('changingPolicy', opened.card) : t('newPolicy');
  return opened.card ? t('changingSchedule', { name: opened.card.name }) : t('newSchedule');
}

interface PoliciesProps {
  subject: DeadlineSubjectCard;
  title: string;
  items: PolicyCard[];
  schedules: ScheduleCard[];
  open: (opened: Opened) => void;
}

function Policies({ subject, title, items, schedules, open }: PoliciesProps) {
  const t = useText('deadlines');
  const say = useLocalText();
  const locale = useLocale();
  const time = (minutes: number | null) => (minutes === null ? t('noneShort') : durationText(minutes, locale));
  const add = (
    <Button
      size="xs"
      leftSection={<IconPlus size={15} />}
      onClick={() => open({ what: 'policy', subject, card: null })}
    >
      {t('addPolicy')}
    </Button>
  );
  return (
    <section aria-label={title}>
      <header className={rows.head}>
        <h2 className={rows.part}>{title}</h2>
        {items.length > 0 ? add : null}
      </header>
      {items.length === 0 ? <EmptyState title={t('noPolicies')} text={t('noPoliciesText')} action={add} /> : null}
      <ul className={rows.list}>
        {items.map((policy) => (
          <li key={policy.id} className={rows.row} data-off={!policy.enabled}>
            <div className={rows.main}>
              <span className={rows.name}>{policy.name}</span>
              <span className={rows.dim}>
                {[
                  policy.standard ? t('standard') : '',
                  schedules.find((one) => one.id === policy.scheduleId)?.name,
                  ...subject.priorities.flatMap(({ key, title: priority }) => {
                    const target = policy.targets[key];
                    const words = { priority: say(priority), answer: time(target?.answer ?? null) };
                    return target ? [t('byPriority', { ...words, solve: time(target.solve) })] : [];
                  }),
                  policy.enabled ? '' : t('off'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </div>
            <Acts
              change={() => open({ what: 'policy', subject, card: policy })}
              versions={() => open({ what: 'versions', of: 'policy', card: policy })}
              name={policy.name}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Schedules({ items, open }: { items: ScheduleCard[]; open: (opened: Opened) => void }) {
  const t = useText('deadlines');
  const locale = useLocale();
  return (
    <section aria-label={t('schedules')}>
      <header className={rows.head}>
        <h2 className={rows.part}>{t('schedules')}</h2>
        <Button size="xs" leftSection={<IconPlus size={15} />} onClick={() => open({ what: 'schedule', card: null })}>
          {t('addSchedule')}
        </Button>
      </header>
      <ul className={rows.list}>
        {items.map((schedule) => (
          <li key={schedule.id} className={rows.row} data-off={!schedule.enabled}>
            <div className={rows.main}>
              <span className={rows.name}>{schedule.name}</span>
              <span className={rows.dim}>
                {[
                  schedule.week.map((day) => dayText(day)).find(Boolean) ?? '',
                  t('weekSum', { time: durationText(weekMinutes(schedule.week), locale) }),
                  schedule.followsCalendar ? t('byWorkingCalendar') : '',
                  schedule.enabled ? '' : t('offOne'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </div>
            <Acts
              change={() => open({ what: 'schedule', card: schedule })}
              versions={() => open({ what: 'versions', of: 'schedule', card: schedule })}
              name={schedule.name}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Acts({ change, versions, name }: { change: () => void; versions: () => void; name: string }) {
  const t = useText('deadlines');
  return (
    <div className={rows.acts}>
      <Button size="xs" variant="subtle" color="gray" onClick={versions} aria-label={t('versionsOf', { name })}>
        {t('versions')}
      </Button>
      <Button size="xs" variant="default" onClick={change} aria-label={`${t('changeOne')}: ${name}`}>
        {t('changeOne')}
      </Button>
    </div>
  );
}
