// The panel of the bell: the latest notices with links to their records. Loaded at the first press.
import { Button, Popover } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { listNotices, readNotices } from '#contract/record.ts';
import { useAction, useOperation } from '../../core/api/use-operation.ts';
import { recordAddress } from '../../core/record-addresses.ts';
import { DateText } from '../../core/show/DateText.tsx';
import { EmptyState } from '../../core/show/EmptyState.tsx';
import { ErrorState } from '../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../core/show/SkeletonRows.tsx';
import { useLocalText, useText } from '../../core/text/texts.ts';
import { BellButton, noticesInput } from './BellButton.tsx';
import classes from './Notices.module.css';

type Notice = Output<typeof listNotices>['items'][number];

export default function NoticesPanel() {
  const t = useText('app');
  const [opened, setOpened] = useState(true);
  const notices = useOperation(listNotices, noticesInput);
  const read = useAction(readNotices, { changes: [listNotices] });
  const unread = notices.data?.unread ?? 0;
  const items = notices.data?.items ?? [];
  const first = items[0];
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={360} trapFocus returnFocus>
      <Popover.Target>
        <BellButton onClick={() => setOpened(!opened)} />
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={t('notices.title')} className={classes.dropdown}>
        <div className={classes.head}>
          <h2>{t('notices.title')}</h2>
          {unread > 0 && first ? (
            <Button
              variant="subtle"
              size="compact-sm"
              loading={read.pending}
              onClick={() => void read.run({ upTo: first.id }).catch(() => undefined)}
            >
              {t('notices.readAll')}
            </Button>
          ) : null}
        </div>
        {notices.isPending ? <SkeletonRows rows={4} widths={[80]} /> : null}
        {notices.error && items.length === 0 ? (
          <ErrorState compact error={notices.error} retry={() => void notices.refetch()} />
        ) : null}
        {notices.data && items.length === 0 ? (
          <EmptyState compact icon={IconBell} title={t('notices.empty')} text={t('notices.emptyHint')} />
        ) : null}
        <ul className={classes.list}>
          {items.map((notice) => (
            <NoticeLine key={notice.id} notice={notice} close={() => setOpened(false)} />
          ))}
        </ul>
        <div className={classes.foot}>
          <Link to="/profile" hash="notices" onClick={() => setOpened(false)}>
            {t('notices.choose')}
          </Link>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function NoticeLine({ notice, close }: { notice: Notice; close: () => void }) {
  const say = useLocalText();
  const t = useText('app');
  const address =
    notice.recordId && notice.recordKind ? recordAddress(notice.recordKind, notice.recordId) : pageOf(notice.data);
  const told = textOf(notice.data);
  const face = (
    <>
      <span className={classes.what}>
        {say(notice.title)}
        {notice.forPerson ? ` ${t('people:behalf.notice', { name: notice.forPerson.name })}` : null}
      </span>
      <span className={classes.record}>
        {told ? say(told) : [notice.number, notice.recordTitle].filter(Boolean).join(' · ')}
      </span>
      <span className={classes.when}>
        <DateText moment={notice.createdAt} />
      </span>
    </>
  );
  return (
    <li data-unread={notice.readAt === null} className={classes.item}>
      {address ? (
        <Link to={address} className={classes.link} onClick={close}>
          {face}
        </Link>
      ) : (
        <span className={classes.link}>{face}</span>
      )}
    </li>
  );
}

/** A notice about no record may name the page where the work waits, and say in words what it is. */
const pageOf = ({ to }: Notice['data']): string | null => (typeof to === 'string' && /^\/\w/.test(to) ? to : null);

function textOf({ text }: Notice['data']): { ru: string; en: string } | null {
  const words = text as { ru?: unknown; en?: unknown } | null | undefined;
  return typeof words?.ru === 'string' && typeof words.en === 'string' ? { ru: words.ru, en: words.en } : null;
}
