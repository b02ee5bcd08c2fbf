// Writes a comment: internal or external, with people named after an @; Ctrl+Enter sends, what is typed survives leaving
// the page.
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Audience } from '#contract/core.ts';
import { addComment, listComments, readTimeline } from '#contract/record.ts';
import { ApiError } from '../api/api-error.ts';
import { useMe } from '../api/session.ts';
import { useAction } from '../api/use-operation.ts';
import { recordAddress } from '../record-addresses.ts';
import { Segments } from '../show/Segments.tsx';
import { useLocale, useText } from '../text/texts.ts';
import { toast } from '../toast/toast.ts';
import { takeInserts } from './composer-inserts.ts';
import { useInsertedWords } from './insert-words.ts';
import { MentionField } from './MentionField.tsx';
import { withIds } from './mentions.ts';
import classes from './Timeline.module.css';
import { useCommentDraft } from './use-comment-draft.ts';

export function CommentComposer({ recordId, audiences }: { recordId: string; audiences: Audience[] }) {
  const t = useText('record');
  const locale = useLocale();
  const draft = useCommentDraft(`draft.${useMe().user.id}.comment.${recordId}`);
  const [audience, setAudience] = useState<Audience>(audiences[0] ?? 'internal');
  const add = useAction(addComment, { changes: [listComments, readTimeline] });
  const [problem, setProblem] = useState<string | null>(null);
  const send = async () => {
    const body = withIds(draft.text.trim(), draft.chosen);
    if (!body || add.pending) return;
    setProblem(null);
    try {
      const { goneTo } = await add.run({ id: recordId, body, audience });
      if (goneTo) tellGone(goneTo);
      draft.type('');
    } catch (error) {
      setProblem(error instanceof ApiError ? error.words(locale) : String(error));
    }
  };
  /** The record is merged: the words stand in the other one. */
  const tellGone = (goneTo: { id: string; kind: string; number: string | null }) => {
    const to = recordAddress(goneTo.kind, goneTo.id);
    toast({
      tone: 'info',
      text: t('comment.goneTo', { number: goneTo.number }),
      acts: to ? [{ label: t('comment.open'), to }] : [],
    });
  };
  useInsertedWords(recordId, (words) => draft.type([draft.text.trimEnd(), words].filter(Boolean).join('\n\n')));
  const { text, type } = draft;
  useEffect(
    () =>
      takeInserts(recordId, (ready, wanted) => {
        if (audiences.includes(wanted)) setAudience(wanted);
        type(text.trim() ? `${text.trimEnd()}\n\n${ready}` : ready);
      }),
    [recordId, audiences, text, type],
  );
  const external = audience === 'external';
  return (
    <form
      className={classes.composer}
      data-audience={audience}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <MentionField
        recordId={recordId}
        audience={audience}
        label={t('comment.label')}
        placeholder={t(placeholderOf(external, audiences))}
        text={draft.text}
        error={problem}
        onType={draft.type}
        onChoose={draft.choose}
        onSend={() => void send()}
      />
      {draft.text.trim() || audiences.length > 1 ? (
        <div className={classes.composerBar}>
          {audiences.length > 1 ? (
            <Segments
              label={t('comment.audience')}
              value={audience}
              onChange={setAudience}
              options={audiences.map((one) => ({ value: one, label: t(`audience.${one}`) }))}
            />
          ) : null}
          <Button type="submit" size="xs" loading={add.pending} disabled={!draft.text.trim()} title="Ctrl+Enter">
            {t(external ? 'comment.sendExternal' : 'comment.send')}
          </Button>
        </div>
      ) : null}
    </form>
  );
}

/** Who may only write outwards is the one who asked. */
const placeholderOf = (external: boolean, audiences: readonly Audience[]) =>
  external ? (audiences.length > 1 ? 'comment.external' : 'comment.toSupport') : 'comment.internal';
