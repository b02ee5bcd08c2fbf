// The chat inside the network: the same conversations as in the messenger, on the program's own page.
import { useEffect, useRef, useState } from 'react';
import type { Output } from '#contract/core.ts';
import { readTalk, sayInTalk, tapInTalk } from '#contract/messenger.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from './Chat.module.css';
import { ChatLine } from './ChatLine.tsx';
import { Composer } from './Composer.tsx';

export type TalkLine = Output<typeof readTalk>['lines'][number];

const often = 700;
const seldom = 5_000;
const most = 100;

export default function ChatPage() {
  const t = useText('talk');
  const locale = useLocale();
  const [waits, setWaits] = useState(false);
  const [shown, setShown] = useState(50);
  const talk = useOperation(
    readTalk,
    { limit: shown },
    {
      refetchInterval: waits ? often : seldom,
      keepPrevious: true,
    },
  );
  const say = useAction(sayInTalk, { changes: [readTalk] });
  const tap = useAction(tapInTalk, { changes: [readTalk] });
  const end = useRef<HTMLDivElement>(null);
  const lines = talk.data?.lines ?? [];
  const busy = talk.data?.busy ?? false;
  const last = `${lines.at(-1)?.id} ${lines.at(-1)?.changedAt}`;
  useEffect(() => setWaits(busy), [busy]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new or changed line is what it follows.
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'end' });
  }, [last]);

  const tell = (error: unknown) =>
    toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
  const send = async (text: string, fileIds: string[], edits?: string) => {
    try {
      await say.run({ text, fileIds, ...(edits ? { edits } : {}) });
      setWaits(true);
      return true;
    } catch (error) {
      tell(error);
      return false;
    }
  };
  const press = async (lineId: string, data: string) => {
    try {
      await tap.run({ lineId, data });
      setWaits(true);
    } catch (error) {
      tell(error);
    }
  };
  if (talk.error && !talk.data) return <ErrorState error={talk.error} retry={() => void talk.refetch()} />;
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{t('title')}</h1>
      <div className={classes.lines} role="log" aria-label={t('title')} aria-busy={busy}>
        {talk.isPending ? <SkeletonRows rows={5} /> : null}
        {talk.data?.earlier && shown < most ? (
          <button type="button" className={classes.earlier} onClick={() => setShown(most)}>
            {t('earlier')}
          </button>
        ) : null}
        {talk.data && lines.length === 0 ? (
          <div className={classes.empty}>
            <p>{t('empty')}</p>
            <button type="button" className={classes.button} onClick={() => void send('/help', [])}>
              {t('begin')}
            </button>
          </div>
        ) : null}
        {lines.map((line) => (
          <ChatLine key={line.id} line={line} press={press} correct={(text) => send(text, [], line.id)} />
        ))}
        <p className={classes.busy} aria-hidden={!busy}>
          {busy ? t('busy') : ''}
        </p>
        <div ref={end} className={classes.end} />
      </div>
      <Composer send={send} pending={say.pending} />
    </div>
  );
}
