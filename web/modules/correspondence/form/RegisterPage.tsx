// Registering letters one after another: fields on the left, the scan on the right, by keyboard alone.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import {
  countLetters,
  type Direction,
  findLetters,
  listJournals,
  listKinds,
  listLetters,
  readLetter,
  registerLetter,
} from '#contract/correspondence.ts';
import { useMe } from '../../../core/api/session.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { today } from '../../../core/dates/use-here.ts';
import { DraftNote } from '../../../core/form/DraftNote.tsx';
import { FileDrop } from '../../../core/form/FileDrop.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { TwoPane } from '../../../core/form/TwoPane.tsx';
import type { FileItem } from '../../../core/form/use-files.ts';
import { useForm, useFormState } from '../../../core/form/use-form.ts';
import { useUnsavedDraft } from '../../../core/form/use-unsaved-draft.ts';
import { readPreference, writePreference } from '../../../core/preferences.ts';
import { FilePreview } from '../../../core/record/FilePreview.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { AnsweredDone } from './AnsweredDone.tsx';
import { AnsweredLetter } from './AnsweredLetter.tsx';
import { ComparedLetter } from './duplicates/ComparedLetter.tsx';
import { DuplicatesPanel } from './duplicates/DuplicatesPanel.tsx';
import { useDuplicates } from './duplicates/use-duplicates.ts';
import { useSecondCopy } from './duplicates/use-second-copy.ts';
import { LetterFields } from './LetterFields.tsx';
import classes from './LetterForm.module.css';
import { emptyLetter, type LetterValues, letterAliases, missingParty, toRegister } from './letter-values.ts';
import { ProposalsPanel } from './proposals/ProposalsPanel.tsx';
import { ScanNote } from './proposals/ScanNote.tsx';
import { useProposals } from './proposals/use-proposals.ts';

export const registers = {
  incoming: () => <RegisterPage direction="incoming" />,
  outgoing: () => <RegisterPage direction="outgoing" />,
  internal: () => <RegisterPage direction="internal" />,
};

function RegisterPage({ direction }: { direction: Direction }) {
  const t = useText('correspondence');
  const journals = useOperation(listJournals, { direction });
  const kinds = useOperation(listKinds, {});
  // After each registered letter the form begins anew, with its own draft.
  const [round, setRound] = useState(0);
  const failed = journals.error ? journals : kinds;
  if (failed.error) return <ErrorState error={failed.error} retry={() => void failed.refetch()} />;
  if (!journals.data || !kinds.data) return <SkeletonRows rows={10} />;
  const open = journals.data.items.filter((journal) => journal.canRegister && !journal.archived);
  if (open.length === 0) return <EmptyState title={t('form.noJournal')} text={t('form.noJournalText')} />;
  return (
    <RegisterForm
      key={round}
      direction={direction}
      journals={open}
      kinds={kinds.data.items}
      again={() => setRound(round + 1)}
    />
  );
}

interface RegisterFormProps {
  direction: Direction;
  journals: Parameters<typeof LetterFields>[0]['journals'];
  kinds: Parameters<typeof LetterFields>[0]['kinds'];
  again: () => void;
}

function RegisterForm({ direction, journals, kinds, again }: RegisterFormProps) {
  const t = useText('correspondence');
  const tf = useText('form');
  const navigate = useNavigate();
  const me = useMe();
  const { answers } = useSearch({ strict: false }) as { answers?: string };
  const remembered = `journal.${me.user.id}.${direction}`;
  const journal = journals.find((one) => one.id === readPreference(remembered)) ?? journals[0];
  const [shown, setShown] = useState<FileItem | null>(null);
  const finish = useRef<() => Promise<void>>(async () => undefined);
  const [answeredDone, setAnsweredDone] = useState<boolean | undefined>(undefined);
  const form = useForm<LetterValues, typeof registerLetter>({
    action: registerLetter,
    initial: emptyLetter(journal?.id ?? '', today(), direction),
    toInput: (values) => toRegister(values, direction, answers, answeredDone),
    aliases: letterAliases,
    check: (values) => missingParty(values, direction, tf('check.required')),
    changes: [listLetters, findLetters, countLetters, readLetter],
    onDone: (letter, { next, values }) => {
      writePreference(remembered, values.journalId);
      void finish.current().then(() => {
        toast({
          tone: 'done',
          text: t('form.done', { number: letter.number }),
          acts: [{ label: t('form.open'), to: `/${direction}/${letter.id}` }],
        });
        if (next) again();
        else void navigate({ to: `/${direction}/${letter.id}` });
      });
    },
  });
  const draft = useUnsavedDraft(form, { operation: registerLetter });
  finish.current = draft.finish;
  const duplicates = useDuplicates(form, direction);
  const copy = useSecondCopy(form, draft, { again });
  const proposals = useProposals(form, direction, answers);
  const kindId = useFormState(form, (state) => state.values.kindId);
  const answered = useOperation(readLetter, { id: answers ?? '' }, { enabled: answers !== undefined });
  useAnswer(form, answered.data, direction);
  if (draft.loading) return <SkeletonRows rows={10} />;
  return (
    <Form form={form} label={t(`new.${direction}`)} hasNext>
      <TwoPane
        previewLabel={t('form.scan')}
        empty={!duplicates.compared && !shown && !answered.data}
        preview={
          duplicates.compared ? (
            <ComparedLetter id={duplicates.compared.letter.id} form={form} close={() => duplicates.compare(null)} />
          ) : shown ? (
            <FilePreview
              name={shown.name}
              mediaType={shown.stored?.mediaType ?? shown.source?.type ?? ''}
              fileId={shown.stored?.id}
              source={shown.source}
              marks={proposals.isScan(shown) ? proposals.marks : []}
            />
          ) : answered.data ? (
            <AnsweredLetter letter={answered.data} />
          ) : (
            <EmptyState title={t('form.noScan')} text={t('form.noScanText')} />
          )
        }
        fields={
          <div className={classes.fields}>
            <h1 className={classes.title}>{t(`new.${direction}`)}</h1>
            {answered.data ? (
              <p className={classes.answers}>
                {t('form.answers', { number: answered.data.number, title: answered.data.title })}
              </p>
            ) : null}
            {answered.data ? (
              <AnsweredDone letter={answered.data} kinds={kinds} value={answeredDone} onChange={setAnsweredDone} />
            ) : null}
            <ProposalsPanel proposals={proposals} />
            <LetterFields direction={direction} journals={journals} kinds={kinds} kindId={kindId} />
            <FileDrop
              name="files"
              label={t('field.files')}
              optional
              draftId={draft.ensure}
              onShow={setShown}
              shown={shown?.key}
            />
            <ScanNote proposals={proposals} />
            <DuplicatesPanel duplicates={duplicates} attach={copy.run} attaching={copy.pending} />
            <FormBar
              save={t('form.register')}
              next={t('form.registerNext')}
              cancel={() =>
                void navigate({
                  to: answered.data ? `/${answered.data.direction}/${answered.data.id}` : `/${direction}`,
                })
              }
              note={
                <DraftNote
                  draft={draft}
                  onDiscard={() => void draft.discard(emptyLetter(journal?.id ?? '', today(), direction))}
                />
              }
            />
          </div>
        }
      />
    </Form>
  );
}

/** An answer begins with the other side's correspondent and «На № … от …». */
function useAnswer(
  form: ReturnType<typeof useForm<LetterValues, typeof registerLetter>>,
  letter: { correspondent: { id: string; name: string } | null; subject: string } | undefined,
  direction: Direction,
) {
  const done = useRef(false);
  useEffect(() => {
    if (!letter || done.current || form.store.state.dirty) return;
    done.current = true;
    const party = letter.correspondent ? { id: letter.correspondent.id, label: letter.correspondent.name } : null;
    form.store.setAll({
      subject: letter.subject,
      ...(party ? (direction === 'outgoing' ? { addressees: [party] } : { correspondent: party }) : {}),
    });
  }, [letter, form, direction]);
}
