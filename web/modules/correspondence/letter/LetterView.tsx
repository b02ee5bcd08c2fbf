// One letter: what it says, its correspondence, attachments and history; as a page or beside its list.
import {
  IconArrowBackUp,
  IconBan,
  IconCheck,
  IconEye,
  IconEyeOff,
  IconLink,
  IconPencil,
  IconPlayerPlay,
  IconPrinter,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import {
  cancelLetter,
  countLetters,
  findLetters,
  listLetters,
  printLetter,
  readChain,
  readLetter,
  registerLetter,
  updateLetter,
} from '#contract/correspondence.ts';
import { readTimeline, watchRecord } from '#contract/record.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { saveFile } from '../../../core/api/save-file.ts';
import { useCan } from '../../../core/api/session.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { ConfirmWithReason } from '../../../core/dialog/ConfirmWithReason.tsx';
import { useFieldWords } from '../../../core/fields/use-fields.ts';
import { TextArea } from '../../../core/form/TextArea.tsx';
import { usePlaceName } from '../../../core/place.ts';
import { Attachments } from '../../../core/record/Attachments.tsx';
import { EditInPlace } from '../../../core/record/in-place/EditInPlace.tsx';
import { InPlace } from '../../../core/record/in-place/InPlace.tsx';
import { RecordPage } from '../../../core/record/RecordPage.tsx';
import type { RecordAct } from '../../../core/record/record-types.ts';
import { Timeline } from '../../../core/record/Timeline.tsx';
import { recordAddress } from '../../../core/record-addresses.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { DeliveryBlock } from '../delivery/DeliveryBlock.tsx';
import { type LetterValues, letterAliases, toUpdate, valuesOf } from '../form/letter-values.ts';
import { useLetterWords } from '../words.ts';
import { LetterAnswers } from './LetterAnswers.tsx';
import { LetterChain } from './LetterChain.tsx';
import { LetterContent } from './LetterContent.tsx';
import { LetterFacts } from './LetterFacts.tsx';
import { LinkDialog } from './LinkDialog.tsx';

type Letter = Output<typeof readLetter>;
const chainKinds = ['incoming_letter', 'outgoing_letter', 'internal_letter'];
const shown = [listLetters, findLetters, countLetters, readLetter, readTimeline];

export function LetterView({ id, beside }: { id: string; beside?: { close: () => void; href: string } }) {
  const letter = useOperation(readLetter, { id }, { kinds: chainKinds });
  usePlaceName(beside ? null : letter.data?.number);
  if (letter.error && !letter.data) return <ErrorState error={letter.error} retry={() => void letter.refetch()} />;
  if (!letter.data) return <SkeletonRows rows={8} />;
  return <Whole letter={letter.data} reload={() => void letter.refetch()} {...(beside ? { beside } : {})} />;
}

function Whole({
  letter,
  beside,
  reload,
}: {
  letter: Letter;
  beside?: { close: () => void; href: string };
  reload: () => void;
}) {
  const t = useText('correspondence');
  const words = useLetterWords();
  const own = useFieldWords('letter');
  const fieldLabel = (field: string) => own.field(field) ?? words.field(field);
  const showValue = (field: string, value: unknown) => own.value(field, value) ?? words.value(field, value);
  const [cancelling, setCancelling] = useState(false);
  const [linking, setLinking] = useState(false);
  const chain = useOperation(readChain, { id: letter.id }, { kinds: chainKinds });
  const linked = (id: string) => {
    const other = id === letter.id ? undefined : chain.data?.letters.find((one) => one.id === id);
    return other?.number ? { number: other.number, to: recordAddress(other.kind, other.id) ?? '/' } : undefined;
  };
  const cancel = useAction(cancelLetter, { changes: shown });
  const acts = useActs(letter, { cancel: () => setCancelling(true), link: () => setLinking(true) });
  return (
    <EditInPlace<Letter, LetterValues, typeof updateLetter>
      record={letter}
      action={updateLetter}
      valuesOf={valuesOf}
      toInput={(values, before) => toUpdate(values, before, letter.id, letter.direction)}
      aliases={letterAliases}
      show={showValue}
      changes={shown}
    >
      <RecordPage
        explained
        presence
        recordId={letter.id}
        version={letter.version}
        number={letter.number}
        title={letter.title}
        titleField={(headed) => (
          <InPlace
            field="subject"
            label={t('field.subject')}
            input={<TextArea name="subject" label={t('field.subject')} rows={1} maxLength={1000} />}
            wrap={headed}
          >
            {letter.title}
          </InPlace>
        )}
        status={{ group: letter.stateGroup, label: words.state(letter.state) }}
        note={letter.cancelReason ? t('letterPage.cancelled', { reason: letter.cancelReason }) : undefined}
        can={letter.can}
        acts={acts}
        facts={<LetterFacts letter={letter} />}
        reload={reload}
        fieldLabel={fieldLabel}
        {...(beside ? { beside } : {})}
      >
        <LetterAnswers letter={letter} />
        <LetterContent letter={letter} />
        <DeliveryBlock letter={letter} />
        <Attachments
          recordId={letter.id}
          items={letter.attachments}
          can={letter.can}
          changes={[readLetter]}
          openFirst={!beside}
        />
        <LetterChain id={letter.id} />
        <Timeline
          recordId={letter.id}
          can={letter.can}
          fieldLabel={fieldLabel}
          showValue={showValue}
          linked={linked}
          audiences={['internal']}
        />
        <ConfirmWithReason
          opened={cancelling}
          title={t('cancel.title', { number: letter.number })}
          text={t('cancel.text')}
          verb={t('cancel.verb')}
          onConfirm={(reason) => cancel.run({ id: letter.id, reason })}
          onClose={() => setCancelling(false)}
        />
        <LinkDialog
          letter={letter}
          opened={linking}
          onClose={() => setLinking(false)}
          changes={[readChain, readTimeline]}
        />
      </RecordPage>
    </EditInPlace>
  );
}

function useActs(letter: Letter, open: { cancel: () => void; link: () => void }): RecordAct[] {
  const t = useText('correspondence');
  const locale = useLocale();
  const navigate = useNavigate();
  const mayRegister = useCan(registerLetter);
  const mayPrint = useCan(printLetter);
  const update = useAction(updateLetter, { changes: shown });
  const watch = useAction(watchRecord, { changes: [readLetter] });
  const told = (work: Promise<unknown>) =>
    work.catch((error: unknown) =>
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
    );
  const print: RecordAct[] = mayPrint
    ? [
        {
          label: t('registers:print'),
          icon: IconPrinter,
          run: () => void told(saveFile(printLetter, { id: letter.id }, `${letter.number ?? letter.id}.pdf`)),
        },
      ]
    : [];
  if (letter.life === 'cancelled') return print;
  const move = (state: 'registered' | 'in_work' | 'done') => () =>
    void told(update.run({ id: letter.id, state }, { version: letter.version }));
  const answerTo = letter.direction === 'incoming' ? 'outgoing' : 'incoming';
  const acts: RecordAct[] = [
    {
      operation: updateLetter,
      label: t('act.edit'),
      icon: IconPencil,
      keys: 'KeyE',
      run: () => void navigate({ to: `/${letter.direction}/${letter.id}/edit` }),
    },
    letter.state === 'registered'
      ? { operation: updateLetter, label: t('act.start'), icon: IconPlayerPlay, run: move('in_work') }
      : { operation: updateLetter, label: t('act.reopen'), icon: IconArrowBackUp, run: move('registered') },
    ...(letter.state === 'done'
      ? []
      : [{ operation: updateLetter, label: t('act.done'), icon: IconCheck, run: move('done') }]),
    { operation: 'record.link.add', label: t('act.link'), icon: IconLink, run: open.link },
    ...print,
    {
      operation: 'record.watch.set',
      label: t(letter.watching ? 'act.unwatch' : 'act.watch'),
      icon: letter.watching ? IconEyeOff : IconEye,
      run: () => void told(watch.run({ id: letter.id, on: !letter.watching })),
    },
    { operation: cancelLetter, label: t('act.cancel'), icon: IconBan, danger: true, run: open.cancel },
  ];
  const answer: RecordAct = {
    label: t(letter.direction === 'outgoing' ? 'act.theirAnswer' : 'act.answer'),
    primary: true,
    icon: IconArrowBackUp,
    keys: 'KeyR',
    run: () => void navigate({ to: `/${answerTo}/new`, search: { answers: letter.id } as never }),
  };
  return mayRegister && letter.direction !== 'internal'
    ? [answer, ...acts]
    : acts.map((act, place) => (place === 0 ? { ...act, primary: true } : act));
}
