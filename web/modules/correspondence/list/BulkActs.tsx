// What can be done with several letters at once; each is changed or refused by itself, and the toast says how many.
import { Button, Menu } from '@mantine/core';
import { changeLetters, findLetters, listLetters, readLetter } from '#contract/correspondence.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { Can } from '../../../core/show/Can.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { useLetterWords } from '../words.ts';
import type { LetterRow } from './letter-columns.tsx';

type Change = { state?: 'registered' | 'in_work' | 'done'; onControl?: boolean };

export function BulkActs({ rows, done }: { rows: LetterRow[]; done: () => void }) {
  const t = useText('correspondence');
  const locale = useLocale();
  const words = useLetterWords();
  const action = useAction(changeLetters, { changes: [findLetters, listLetters, readLetter] });
  const change = async (what: Change) => {
    try {
      const { changed, refused } = await action.run({ ids: rows.map((row) => row.id), ...what });
      const text = [
        t('bulk.changed', { count: changed }),
        refused.length > 0 ? t('bulk.refused', { count: refused.length }) : '',
      ]
        .filter(Boolean)
        .join('. ');
      toast({ tone: refused.length > 0 ? 'info' : 'done', text });
      done();
    } catch (error) {
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
    }
  };
  return (
    <Can operation={changeLetters}>
      <Menu>
        <Menu.Target>
          <Button size="xs" variant="default" loading={action.pending}>
            {t('bulk.state')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {(['registered', 'in_work', 'done'] as const).map((state) => (
            <Menu.Item key={state} onClick={() => void change({ state })}>
              {words.state(state)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button size="xs" variant="default" disabled={action.pending} onClick={() => void change({ onControl: true })}>
        {t('bulk.control')}
      </Button>
      <Button size="xs" variant="default" disabled={action.pending} onClick={() => void change({ onControl: false })}>
        {t('bulk.noControl')}
      </Button>
    </Can>
  );
}
