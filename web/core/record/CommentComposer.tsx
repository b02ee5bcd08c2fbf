// Writes a comment: internal or external, Ctrl+Enter sends; what is typed survives leaving the page.
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Audience } from '#contract/core.ts';
import { addComment, listComments, readTimeline } from '#contract/record.ts';
import { ApiError } from '../api/api-error.ts';
import { useMe } from '../api/session.ts';
import { useAction } from '../api/use-operation.ts';
import { readPreference, writePreference } from '../preferences.ts';
import { Segments } from '../show/Segments.tsx';
import { useLocale, useText } from '../text/texts.ts';
import classes from './Timeline.module.css';

export function CommentComposer({ recordId, audiences }: { recordId: string; audiences: Audience[] }) {
  const t = useText('record');
  const locale = useLocale();
  const kept = `draft.${useMe().user.id}.comment.${recordId}`;
  const [body, setBody] = useState(() => readPreference(kept) ?? '');
  const [audience, setAudience] = useState<Audience>(audiences[0] ?? 'internal');
  const add = useAction(addComment, { changes: [listComments, readTimeline] });
  const [problem, setProblem] = useState<string | null>(null);
  const type = (text: string) => {
    setBody(text);
    writePreference(kept, text || null);
  };
  const send = async () => {
    const text = body.trim();
    if (!text || add.pending) return;
    setProblem(null);
    try {
      await add.run({ id: recordId, body: text, audience });
      type('');
    } catch (error) {
      setProblem(error instanceof ApiError ? error.words(locale) : String(error));
    }
  };
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
      <Textarea
        aria-label={t('comment.label')}
        placeholder={t(external ? 'comment.external' : 'comment.internal')}
        value={body}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void send();
        }}
        error={problem}
        autosize
        minRows={1}
        maxRows={12}
        maxLength={20_000}
      />
      {body.trim() || audiences.length > 1 ? (
        <div className={classes.composerBar}>
          {audiences.length > 1 ? (
            <Segments
              label={t('comment.audience')}
              value={audience}
              onChange={setAudience}
              options={audiences.map((one) => ({ value: one, label: t(`audience.${one}`) }))}
            />
          ) : null}
          <Button type="submit" size="xs" loading={add.pending} disabled={!body.trim()} title="Ctrl+Enter">
            {t(external ? 'comment.sendExternal' : 'comment.send')}
          </Button>
        </div>
      ) : null}
    </form>
  );
}
