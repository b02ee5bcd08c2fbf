// One channel: whether it works, by which way, what waits; and a test that asks the messenger now.
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { readMessengerState, tryMessenger } from '#contract/messenger.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { Facts } from '../../../core/record/Facts.tsx';
import { Can } from '../../../core/show/Can.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import classes from './Messenger.module.css';
import type { MessengerState } from './MessengerPage.tsx';

type Channel = MessengerState['channels'][number];
const groups = {
  new: 'new',
  works: 'done',
  unreachable: 'refused',
  conflict: 'waiting',
  refused: 'refused',
  silent: 'refused',
} as const;

export function ChannelCard({ channel, state }: { channel: Channel; state: MessengerState }) {
  const t = useText('chats');
  const locale = useLocale();
  const attempt = useAction(tryMessenger, { changes: [readMessengerState] });
  const [tried, setTried] = useState<Output<typeof tryMessenger> | string | null>(null);
  const test = () =>
    attempt
      .run({ channel: channel.channel === 'max' ? 'max' : 'telegram' })
      .then(setTried, (error: unknown) => setTried(error instanceof ApiError ? error.words(locale) : String(error)));
  const queue = (count: number, seconds: number) => (count === 0 ? t('queueEmpty') : t('queue', { count, seconds }));
  const ok = typeof tried === 'object' && tried?.ok;
  return (
    <section className={classes.block}>
      <header className={classes.blockHead}>
        <h2 className={classes.blockTitle}>{t(channel.channel === 'max' ? 'channel.max' : 'channel.telegram')}</h2>
        <StatusDot group={groups[channel.state]} label={t(`state.${channel.state}`)} />
        <Can operation={tryMessenger}>
          <Button size="xs" variant="default" loading={attempt.pending} onClick={() => void test()}>
            {t('try')}
          </Button>
        </Can>
      </header>
      <div role="status" aria-live="polite">
        {tried ? (
          <p className={ok ? classes.well : classes.problem}>
            {typeof tried === 'string'
              ? tried
              : tried.ok
                ? t('tried.ok', { name: tried.name, ms: tried.milliseconds })
                : t('tried.failed', { error: tried.error })}
          </p>
        ) : null}
      </div>
      <Facts
        items={[
          { label: t('fact.bot'), value: channel.name ? `@${channel.name}` : null },
          { label: t('fact.mode'), value: t(`mode.${channel.place === 'gateway' ? 'gateway' : channel.mode}`) },
          { label: t('fact.since'), value: <DateText moment={channel.since} /> },
          {
            label: t('fact.lastOk'),
            value: channel.lastOkAt ? <DateText moment={channel.lastOkAt} /> : t('never'),
            always: true,
          },
          {
            label: t('fact.lastUpdate'),
            value: channel.lastUpdateAt ? <DateText moment={channel.lastUpdateAt} /> : t('never'),
            always: true,
          },
          { label: t('fact.unhandled'), value: queue(channel.unhandled, channel.lagSeconds) },
          { label: t('fact.waiting'), value: queue(channel.waiting, channel.waitingSeconds) },
          { label: t('fact.paused'), value: channel.pausedUntil ? <DateText moment={channel.pausedUntil} /> : null },
          { label: t('fact.error'), value: channel.state === 'works' ? null : channel.error },
          { label: t('fact.linked'), value: String(state.linked) },
          { label: t('fact.asked'), value: state.asked > 0 ? String(state.asked) : null },
          { label: t('fact.dead'), value: state.dead > 0 ? String(state.dead) : null },
        ]}
      />
    </section>
  );
}
