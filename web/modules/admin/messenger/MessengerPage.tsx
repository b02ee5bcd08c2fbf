// How the messenger is doing: the channel and its test, what was not taken or handled, the form in the bot.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Output } from '#contract/core.ts';
import { listChats, readMessengerState } from '#contract/messenger.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { Can } from '../../../core/show/Can.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import { ChannelCard } from './ChannelCard.tsx';
import { FormBlock } from './FormBlock.tsx';
import classes from './Messenger.module.css';
import { NotTaken } from './NotTaken.tsx';

export type MessengerState = Output<typeof readMessengerState>;

export default function MessengerPage() {
  const t = useText('chats');
  const state = useOperation(readMessengerState, {}, { refetchInterval: 10_000 });
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t('title')}</h1>
        <Can operation={listChats}>
          <Button component={Link} to="/admin/messenger/chats" variant="default" size="xs">
            {t('list.title')}
          </Button>
        </Can>
      </header>
      {state.error && !state.data ? <ErrorState error={state.error} retry={() => void state.refetch()} /> : null}
      {state.isPending ? <SkeletonRows rows={8} /> : null}
      {state.data ? (
        <>
          {state.data.on ? null : (
            <section className={classes.block}>
              <h2 className={classes.blockTitle}>{t('off.title')}</h2>
              <p>{t('off.text')}</p>
            </section>
          )}
          {state.data.channels.map((channel) => (
            <ChannelCard key={`${channel.channel} ${channel.bot}`} channel={channel} state={state.data} />
          ))}
          <NotTaken state={state.data} />
          <FormBlock form={state.data.form} />
        </>
      ) : null}
    </div>
  );
}
