// Writes a comment: for ourselves or for the outside, in the colour of the one or the other, with people after an @, ready
// words after a / and files; Ctrl+Enter sends. What is typed is kept on the server until it is sent.
import { Button } from '@mantine/core';
import { IconLock, IconSend } from '@tabler/icons-react';
import { type DragEvent, type ReactNode, useId, useRef, useState, useSyncExternalStore } from 'react';
import type { Audience, Operation } from '#contract/core.ts';
import { addComment, listComments, readTimeline } from '#contract/record.ts';
import { ApiError } from '../api/api-error.ts';
import type { StoredFile } from '../api/upload.ts';
import { useAction } from '../api/use-operation.ts';
import { ConfirmWithReason } from '../dialog/ConfirmWithReason.tsx';
import { DraftNote } from '../form/DraftNote.tsx';
import { FormStore } from '../form/form-store.ts';
import { useFiles } from '../form/use-files.ts';
import { useUnsavedDraft } from '../form/use-unsaved-draft.ts';
import { recordAddress } from '../record-addresses.ts';
import { Segments } from '../show/Segments.tsx';
import { useLocale, useText } from '../text/texts.ts';
import { toast } from '../toast/toast.ts';
import { AttachButtons, AttachedFiles } from './ComposerFiles.tsx';
import { useInsertedWords } from './composer-inserts.ts';
import { type Mentioned, withIds } from './mentions.ts';
import { audienceWith, type ReadyWords } from './ready-words.ts';
import classes from './Timeline.module.css';
import { WordsField, type WordsFieldHand } from './WordsField.tsx';

export interface ComposerProps {
  recordId: string;
  audiences: Audience[];
  /** In words, who will read it. */
  readers?: Partial<Record<Audience, ReactNode>> | undefined;
  ready?: ReadyWords | undefined;
  /** Files may come with the words. */
  files?: boolean | undefined;
  /** Queries that show what a comment changes, beside the timeline. */
  changes?: Operation[] | undefined;
}
interface Values {
  text: string;
  chosen: Mentioned[];
  audience: Audience;
  files: StoredFile[];
}
const worth = ({ text, files }: Partial<Record<string, unknown>>) =>
  Boolean((text as string | undefined)?.trim()) || ((files as StoredFile[] | undefined)?.length ?? 0) > 0;

export function CommentComposer({ recordId, audiences, readers, ready, files: takesFiles, changes }: ComposerProps) {
  const t = useText('record');
  const locale = useLocale();
  const empty: Values = { text: '', chosen: [], audience: audiences[0] ?? 'internal', files: [] };
  const [store] = useState(() => new FormStore<Values>(empty));
  const { values } = useSyncExternalStore(store.subscribe, () => store.state);
  const draft = useUnsavedDraft({ store }, { operation: addComment, recordId, worth });
  const add = useAction(addComment, { changes: [listComments, readTimeline, ...(changes ?? [])] });
  const attached = useFiles({
    value: values.files,
    onChange: (files) => store.set('files', files),
    draftId: draft.ensure,
  });
  const [problem, setProblem] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const [over, setOver] = useState(false);
  const hand = useRef<WordsFieldHand>(null);
  const described = useId();
  const { text, chosen } = values;
  // A draft may come from a time when more could be chosen.
  const audience = audiences.includes(values.audience) ? values.audience : (audiences[0] ?? 'internal');
  const both = audiences.length > 1;
  const external = audience === 'external';
  const written = worth({ ...values });
  const sendable = text.trim() !== '' && !attached.sending && !add.pending && !draft.loading;

  const send = async () => {
    if (!sendable) return;
    setProblem(null);
    const draftId = await draft.hold();
    try {
      const { goneTo } = await add.run({
        id: recordId,
        body: withIds(text.trim(), chosen),
        audience,
        ...(values.files.length > 0 ? { fileIds: values.files.map((file) => file.id) } : {}),
        ...(draftId ? { draftId } : {}),
      });
      if (goneTo) tellGone(goneTo);
      await draft.finish(true);
      store.reset({ ...empty, audience });
    } catch (error) {
      draft.resume();
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
  const address = (next: Audience) => {
    if (next === 'external' && !external && written) return setAsking(true);
    store.set('audience', next);
    hand.current?.focus();
  };
  const put = (next: string, before: string, wanted: Audience | undefined) => {
    const to = audienceWith(audience, before.trim() !== '' || values.files.length > 0, wanted);
    if (audiences.includes(to) && to !== audience) {
      store.set('audience', to);
      if (to === 'internal' && before.trim()) toast({ tone: 'info', text: t('comment.becameInternal') });
    }
    store.set('text', next);
  };
  useInsertedWords(recordId, (words, wanted) =>
    put([text.trimEnd(), words].filter(Boolean).join('\n\n'), text, wanted),
  );
  const drag = takesFiles
    ? {
        'data-over': over,
        onDragOver(event: DragEvent) {
          if (!event.dataTransfer.types.includes('Files')) return;
          event.preventDefault();
          setOver(true);
        },
        onDragLeave: () => setOver(false),
        onDrop(event: DragEvent) {
          event.preventDefault();
          setOver(false);
          attached.add(event.dataTransfer.files);
        },
      }
    : {};
  const Icon = external ? IconSend : IconLock;
  return (
    <>
      {/* The dialog stands outside of the form: its own submit would send the words. */}
      <form
        className={classes.composer}
        data-audience={both ? audience : 'one'}
        {...drag}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {both ? (
          <div className={classes.addressed}>
            <Segments
              label={t('comment.audience')}
              value={audience}
              onChange={address}
              options={audiences.map((one) => ({ value: one, label: t(`comment.kind.${one}`) }))}
            />
            <span className={classes.readers} id={described}>
              <Icon size={14} aria-hidden="true" /> {readers?.[audience] ?? t(`comment.reads.${audience}`)}
            </span>
          </div>
        ) : null}
        <WordsField
          hand={hand}
          recordId={recordId}
          audience={audience}
          label={t('comment.label')}
          describedBy={both ? described : undefined}
          placeholder={t(external && !both ? 'comment.plain' : `comment.${audience}`)}
          text={text}
          error={problem}
          readOnly={add.pending}
          ready={ready}
          onType={(next) => store.set('text', next)}
          onChoose={(person) => {
            if (!chosen.some((one) => one.id === person.id)) store.set('chosen', [...chosen, person]);
          }}
          onReady={(next) => put(next.text, next.before, next.audience)}
          onFiles={takesFiles ? attached.add : undefined}
          onSend={() => void send()}
        />
        <AttachedFiles files={attached} readOnly={add.pending} />
        {written || both || takesFiles ? (
          <div className={classes.composerBar}>
            {takesFiles ? <AttachButtons files={attached} /> : null}
            {ready ? (
              <Button variant="subtle" color="gray" size="xs" title="/" onClick={() => hand.current?.offerReady()}>
                {t('comment.ready')}
              </Button>
            ) : null}
            <span className={classes.draft}>
              {written || draft.state.kind === 'gone' || draft.state.kind === 'elsewhere' ? (
                <DraftNote draft={draft} />
              ) : null}
            </span>
            <Button
              type="submit"
              size="xs"
              leftSection={<Icon size={14} aria-hidden="true" />}
              loading={add.pending}
              disabled={!sendable}
              title="Ctrl+Enter"
            >
              {t(both ? `comment.sends.${audience}` : external ? 'comment.sendPlain' : 'comment.send')}
            </Button>
          </div>
        ) : null}
      </form>
      <ConfirmWithReason
        opened={asking}
        title={t('comment.ask.title')}
        text={t('comment.ask.text')}
        verb={t('comment.ask.verb')}
        reason="none"
        onConfirm={async () => {
          store.set('audience', 'external');
          setAsking(false);
        }}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
