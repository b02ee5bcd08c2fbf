// Whether a file is found by its words: said only where that is not a matter of course.

import type { Output } from '#contract/core.ts';
import { listFileTexts } from '#contract/search.ts';
import { useOperation } from '../api/use-operation.ts';
import { useText, type Words } from '../text/texts.ts';
import classes from './Attachments.module.css';

type Texts = Output<typeof listFileTexts> | undefined;
export type FileTextState = NonNullable<Texts>['items'][number];

const isBeingRead = (texts: Texts) =>
  texts?.items.some(({ state }) => state === 'waiting' || state === 'reading') ?? false;

/** The states by attachment, asked again while something is still being read. */
export function useTextStates(recordId: string, count: number): ReadonlyMap<string, FileTextState> {
  const states = useOperation(
    listFileTexts,
    { id: recordId },
    { enabled: count > 0, staleTime: 10_000, refetchInterval: (last) => (isBeingRead(last as Texts) ? 10_000 : false) },
  );
  return new Map((states.data?.items ?? []).map((item) => [item.attachmentId, item]));
}

export function TextState({ state }: { state: FileTextState | undefined }) {
  const t = useText('search');
  const words = state ? wordsOf(state, t) : null;
  return words ? <p className={classes.textState}>{words}</p> : null;
}

function wordsOf({ state, way, reason }: FileTextState, t: Words): string | null {
  switch (state) {
    case 'waiting':
    case 'reading':
      return t(`text.${state}`);
    case 'failed':
      return t('text.failed', { reason: t(`reason.${reason}`) });
    case 'empty':
      return t(reason === 'no-tool' ? 'text.empty-no-tool' : 'text.empty');
    case 'done':
      if (reason) return t(`text.part-${reason}`);
      return way === 'ocr' ? t('text.ocr') : null;
    default:
      return null;
  }
}
