// My chat in the messenger: a code and a picture to link it, the end of the link. Absent while no bot is connected.
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { makeMyCode, readMyMessenger, unlinkMyChat } from '#contract/messenger.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from './MessengerBlock.module.css';
import { ProfileBlock } from './ProfileBlock.tsx';

export function MessengerBlock() {
  const t = useText('messenger');
  const locale = useLocale();
  const mine = useOperation(readMyMessenger, {});
  const make = useAction(makeMyCode);
  const unlink = useAction(unlinkMyChat, { changes: [readMyMessenger] });
  const [code, setCode] = useState<Output<typeof makeMyCode> | null>(null);
  const tell = (error: unknown) =>
    toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
  if (mine.data && !mine.data.available) return null;
  const chat = mine.data?.chat;
  return (
    <ProfileBlock id="messenger" title={t('title')} hint={t('hint')}>
      {mine.isPending ? <SkeletonRows rows={1} /> : null}
      {mine.error && !mine.data ? <ErrorState compact error={mine.error} retry={() => void mine.refetch()} /> : null}
      {chat ? (
        <div className={classes.row}>
          <p>
            {t(`channel.${chat.channel}`)}: {t(`state.${chat.state}`)} · <DateText moment={chat.linkedAt} />
          </p>
          <Button
            size="xs"
            variant="default"
            loading={unlink.pending}
            onClick={() => void unlink.run({}).then(() => toast({ tone: 'done', text: t('unlinked') }), tell)}
          >
            {t('unlink')}
          </Button>
        </div>
      ) : null}
      {mine.data ? (
        <Button
          style={{ alignSelf: 'flex-start' }}
          variant="default"
          loading={make.pending}
          onClick={() => void make.run({}).then(setCode, tell)}
        >
          {t(chat ? 'another' : 'make')}
        </Button>
      ) : null}
      {code ? (
        <div className={classes.code} role="status">
          <p className={classes.letters}>{code.code}</p>
          <p>{t('once')}</p>
          {code.ways.map((way) => (
            <div key={way.channel} className={classes.way}>
              {way.qr ? (
                <img
                  className={classes.qr}
                  alt={t('picture')}
                  src={`data:image/svg+xml;utf8,${encodeURIComponent(way.qr)}`}
                />
              ) : null}
              <div>
                <p>
                  {t(`channel.${way.channel}`)}. {way.bot ? t('how', { bot: way.bot }) : t('howUnnamed')}
                </p>
                {way.link ? (
                  <a href={way.link} target="_blank" rel="noreferrer">
                    {t('open')}
                  </a>
                ) : null}
              </div>
            </div>
          ))}
        </div>
      ) : null}
    </ProfileBlock>
  );
}
