// Editing a registered letter: only what was changed is sent, so that two people's changes of different fields both stay.
import { useNavigate, useParams } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import type { Output } from '#contract/core.ts';
import {
  countLetters,
  findLetters,
  listJournals,
  listKinds,
  listLetters,
  readLetter,
  updateLetter,
} from '#contract/correspondence.ts';
import { readTimeline } from '#contract/record.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { useFieldWords } from '../../../core/fields/use-fields.ts';
import { DraftNote } from '../../../core/form/DraftNote.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { TwoPane } from '../../../core/form/TwoPane.tsx';
import { useForm, useFormState } from '../../../core/form/use-form.ts';
import { useUnsavedDraft } from '../../../core/form/use-unsaved-draft.ts';
import { usePlaceName } from '../../../core/place.ts';
import { FilePreview } from '../../../core/record/FilePreview.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { useLetterWords } from '../words.ts';
import { LetterFields } from './LetterFields.tsx';
import classes from './LetterForm.module.css';
import { type LetterValues, letterAliases, toUpdate, valuesOf } from './letter-values.ts';

type Letter = Output<typeof readLetter>;

export default function EditPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const letter = useOperation(readLetter, { id }, { staleTime: Number.POSITIVE_INFINITY });
  const journals = useOperation(listJournals, {});
  const kinds = useOperation(listKinds, {});
  usePlaceName(letter.data?.number);
  const error = letter.error ?? journals.error ?? kinds.error;
  if (error) return <ErrorState error={error} retry={() => void letter.refetch()} />;
  if (!letter.data || !journals.data || !kinds.data) return <SkeletonRows rows={10} />;
  return <EditForm key={id} letter={letter.data} journals={journals.data.items} kinds={kinds.data.items} />;
}

interface EditFormProps {
  letter: Letter;
  journals: Parameters<typeof LetterFields>[0]['journals'];
  kinds: Parameters<typeof LetterFields>[0]['kinds'];
}

function EditForm({ letter, journals, kinds }: EditFormProps) {
  const t = useText('correspondence');
  const words = useLetterWords();
  const own = useFieldWords('letter');
  const navigate = useNavigate();
  // The letter as it was when the editing began: what is sent is the difference to it.
  const [before, version] = useMemo(() => [valuesOf(letter), letter.version] as const, [letter]);
  const began = useRef({ before, version });
  const finish = useRef<() => Promise<void>>(async () => undefined);
  const address = `/${letter.direction}/${letter.id}`;
  const form = useForm<LetterValues, typeof updateLetter>({
    action: updateLetter,
    initial: began.current.before,
    version: began.current.version,
    toInput: (values) => toUpdate(values, began.current.before, letter.id, letter.direction),
    aliases: letterAliases,
    show: (field, value) => own.value(field, value) ?? words.value(field, value),
    changes: [listLetters, findLetters, countLetters, readLetter, readTimeline],
    onDone: () => {
      void finish.current().then(() => {
        toast({ tone: 'done', text: t('form.saved', { number: letter.number }) });
        void navigate({ to: address });
      });
    },
  });
  const draft = useUnsavedDraft(form, { operation: updateLetter, recordId: letter.id });
  finish.current = draft.finish;
  const kindId = useFormState(form, (state) => state.values.kindId);
  const scan = letter.attachments[0];
  if (draft.loading) return <SkeletonRows rows={10} />;
  return (
    <Form form={form} label={t('form.editing', { number: letter.number })}>
      <TwoPane
        previewLabel={t('form.scan')}
        preview={
          scan ? (
            <FilePreview name={scan.name} mediaType={scan.mediaType} fileId={scan.fileId} />
          ) : (
            <EmptyState title={t('form.noScan')} />
          )
        }
        fields={
          <div className={classes.fields}>
            <h1 className={classes.title}>{t('form.editing', { number: letter.number })}</h1>
            <LetterFields
              direction={letter.direction}
              journals={journals}
              kinds={kinds}
              kindId={kindId}
              custom={letter.custom}
              registered
            />
            <FormBar
              save={t('form.save')}
              cancel={() => void navigate({ to: address })}
              note={<DraftNote draft={draft} onDiscard={() => void draft.discard(began.current.before)} />}
            />
          </div>
        }
      />
    </Form>
  );
}
