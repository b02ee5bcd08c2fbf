// What I am told and how: a row a kind, a box a channel, quiet hours. Every change is saved at once.
import { Checkbox } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Output, RawInput } from '#contract/core.ts';
import { chooseNotices, type NoticeChannel, noticeChannels, readNoticeChoices } from '#contract/notices.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { isActing } from '../../../core/api/behalf.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useLocalText, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from './NoticesBlock.module.css';
import { ProfileBlock } from './ProfileBlock.tsx';
import { QuietHours } from './QuietHours.tsx';

type Card = Output<typeof readNoticeChoices>;

export function NoticesBlock() {
  const t = useText('notices');
  const choices = useOperation(readNoticeChoices, {}, { enabled: !isActing });
  const top = useRef<HTMLDivElement>(null);
  const loaded = choices.data !== undefined;
  // Letters lead here: the page is long, and this block comes after others have loaded.
  useEffect(() => {
    if (loaded && location.hash === '#notices') top.current?.scrollIntoView();
  }, [loaded]);
  if (isActing) return null;
  return (
    <div ref={top} className={classes.place}>
      <ProfileBlock id="notices" title={t('title')} hint={t('hint')}>
        {choices.isPending ? <SkeletonRows rows={6} /> : null}
        {choices.error && !choices.data ? (
          <ErrorState compact error={choices.error} retry={() => void choices.refetch()} />
        ) : null}
        {choices.data ? <Choices card={choices.data} /> : null}
      </ProfileBlock>
    </div>
  );
}

function Choices({ card }: { card: Card }) {
  const t = useText('notices');
  const say = useLocalText();
  const locale = useLocale();
  const choose = useAction(chooseNotices, { changes: [readNoticeChoices] });
  // What was pressed last shows at once; the answer of the server takes its place.
  const [pressed, setPressed] = useState<Record<string, boolean>>({});
  const save = (input: RawInput<typeof chooseNotices>) =>
    choose.run(input).then(
      () => true,
      (error: unknown) => {
        setPressed({});
        toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
        return false;
      },
    );
  const press = (kind: string, channel: NoticeChannel, on: boolean) => {
    setPressed((before) => ({ ...before, [`${kind} ${channel}`]: on }));
    void save({ choices: [{ kind, channel, on }] });
  };
  return (
    <>
      {card.mail.state === 'works' ? null : <p className={classes.warning}>{t(`mail.${card.mail.state}`)}</p>}
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('kind')}</th>
            {noticeChannels.map((channel) => (
              <th key={channel} scope="col" className={classes.channel}>
                {t(`channel.${channel}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {card.kinds.map((kind) => (
            <tr key={kind.key}>
              <th scope="row">
                {say(kind.title)}
                {kind.hint ? <span className={classes.hint}>{say(kind.hint)}</span> : null}
              </th>
              {noticeChannels.map((channel) => (
                <td key={channel} className={classes.channel}>
                  {kind.channels[channel] === undefined ? null : (
                    <Checkbox
                      aria-label={`${say(kind.title)}: ${t(`channel.${channel}`)}`}
                      checked={pressed[`${kind.key} ${channel}`] ?? kind.channels[channel]}
                      onChange={(event) => press(kind.key, channel, event.currentTarget.checked)}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {card.mail.address && card.mail.state === 'works' ? (
        <p className={classes.note}>{t('address', { address: card.mail.address })}</p>
      ) : null}
      <QuietHours card={card} save={save} />
    </>
  );
}
