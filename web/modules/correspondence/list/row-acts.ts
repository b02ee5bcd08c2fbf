// What can be done with one letter from a list: done or back again, onto control or off it. Each can be undone from the message.
import { IconArrowBackUp, IconCheck, IconFlag, IconFlagOff } from '@tabler/icons-react';
import { changeLetters, countLetters, findLetters, listLetters, readLetter } from '#contract/correspondence.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useCan } from '../../../core/api/session.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import type { RowAct } from '../../../core/list/list-types.ts';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import type { LetterRow } from './letter-columns.tsx';

type Change = { state: 'registered' | 'in_work' | 'done' } | { onControl: boolean };

export function useLetterRowActs(): ((row: LetterRow) => RowAct[]) | undefined {
  const t = useText('correspondence');
  const locale = useLocale();
  const may = useCan(changeLetters);
  const action = useAction(changeLetters, { changes: [findLetters, listLetters, countLetters, readLetter] });
  const change = async (row: LetterRow, now: Change, before: Change, words: string) => {
    try {
      const { refused } = await action.run({ ids: [row.id], ...now });
      if (refused.length > 0) toast({ tone: 'problem', text: t('row.refused', { number: row.number }) });
      else {
        const back = () => void change(row, before, now, t('row.undone', { number: row.number }));
        toast({ tone: 'done', text: words, acts: [{ label: t('row.undo'), run: back }] });
      }
    } catch (error) {
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
    }
  };
  if (!may) return undefined;
  return (row) => {
    if (row.life !== 'active') return [];
    const state = { state: row.state as 'registered' | 'in_work' | 'done' };
    const { number } = row;
    return [
      row.state === 'done'
        ? {
            label: t('row.reopen'),
            icon: IconArrowBackUp,
            run: () => void change(row, { state: 'registered' }, state, t('row.reopened', { number })),
          }
        : {
            label: t('row.done'),
            icon: IconCheck,
            tone: 'done' as const,
            run: () => void change(row, { state: 'done' }, state, t('row.isDone', { number })),
          },
      row.onControl
        ? {
            label: t('row.noControl'),
            icon: IconFlagOff,
            run: () => void change(row, { onControl: false }, { onControl: true }, t('row.offControl', { number })),
          }
        : {
            label: t('row.control'),
            icon: IconFlag,
            run: () => void change(row, { onControl: true }, { onControl: false }, t('row.onControl', { number })),
          },
    ];
  };
}
