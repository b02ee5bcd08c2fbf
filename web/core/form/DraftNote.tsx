// The state of a draft in words: «Черновик сохранён в 14:32», «Сохранено только в этом браузере», and the choice when
// another tab wrote the same draft. `onDiscard` offers to begin anew when an old draft came back.
import { timeOf } from '../dates/format.ts';
import { useHere } from '../dates/use-here.ts';
import { useText } from '../text/texts.ts';
import classes from './DraftNote.module.css';
import type { UnsavedDraft } from './use-unsaved-draft.ts';

export interface DraftNoteProps {
  draft: UnsavedDraft;
  onDiscard?: () => void;
}

export function DraftNote({ draft, onDiscard }: DraftNoteProps) {
  const t = useText('form');
  const here = useHere();
  const { state } = draft;
  if (state.kind === 'elsewhere' || state.kind === 'gone') {
    const gone = state.kind === 'gone';
    return (
      <span role="status">
        {t(gone ? 'draft.gone' : 'draft.elsewhere')}{' '}
        <button type="button" className={classes.act} onClick={() => draft.settle(true)}>
          {t(gone ? 'draft.dropOurs' : 'draft.takeTheirs')}
        </button>
        {' · '}
        <button type="button" className={classes.act} onClick={() => draft.settle(false)}>
          {t('draft.keepOurs')}
        </button>
      </span>
    );
  }
  const words = {
    none: '',
    unsaved: t('draft.unsaved'),
    saved: state.kind === 'saved' ? t('draft.saved', { time: timeOf(state.at, here) }) : '',
    local: t('draft.local'),
  }[state.kind];
  return (
    <span>
      {words}
      {onDiscard && state.kind !== 'none' ? (
        <>
          {' · '}
          <button type="button" className={classes.act} onClick={onDiscard}>
            {t('draft.discard')}
          </button>
        </>
      ) : null}
    </span>
  );
}
