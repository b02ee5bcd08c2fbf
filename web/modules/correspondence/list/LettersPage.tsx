// A list of letters: registration order, filters that read as words, the letter beside the list on a wide screen.
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { countLetters, type Direction, findLetters, registerLetter } from '#contract/correspondence.ts';
import { useCustomListParts } from '../../../core/fields/list-parts.ts';
import { findContacts } from '../../../core/form/search-contacts.ts';
import { ListPage } from '../../../core/list/ListPage.tsx';
import { Can } from '../../../core/show/Can.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { DueDate } from '../../../core/show/DueDate.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useText } from '../../../core/text/texts.ts';
import { useLetterWords } from '../words.ts';
import { BulkActs } from './BulkActs.tsx';
import { type LetterRow, useLetterColumns } from './letter-columns.tsx';
import { useLetterFilters } from './letter-filters.ts';
import { useLetterRowActs } from './row-acts.ts';

// Loaded when the first letter is opened beside the list.
const LetterView = lazy(() => import('../letter/LetterView.tsx').then((letter) => ({ default: letter.LetterView })));

const kinds = { incoming: 'incoming_letter', outgoing: 'outgoing_letter', internal: 'internal_letter' } as const;

export interface LettersPageProps {
  direction: Direction;
  mine?: boolean;
  /** Only letters that wait for an answer: ours or theirs. */
  answers?: 'weOwe' | 'theyOwe';
}

export function LettersPage({ direction, mine = false, answers }: LettersPageProps) {
  const t = useText('correspondence');
  const words = useLetterWords();
  const own = useCustomListParts<LetterRow>('letter', kinds[direction], findContacts);
  const columns = [...useLetterColumns(direction, answers !== undefined), ...own.columns];
  const fields = [...useLetterFilters(direction, answers !== undefined), ...own.filters];
  const rowActs = useLetterRowActs();
  const name = answers ?? (mine ? (direction === 'incoming' ? 'myIncoming' : 'myOutgoing') : direction);
  const hrefOf = (row: LetterRow) => `/${row.direction}/${row.id}`;
  const register = (
    <Can operation={registerLetter}>
      <Button component={Link} to={`/${direction}/new`} leftSection={<IconPlus size={15} />} size="xs">
        {t('list.register')}
      </Button>
    </Can>
  );
  return (
    <ListPage<LetterRow>
      list={`correspondence.${name}`}
      title={t(`menu.${name}`)}
      operation={findLetters}
      count={countLetters}
      input={{ direction, ...(mine ? { mine: true } : {}), ...(answers ? { answer: 'waiting' } : {}), ...own.input }}
      kinds={[kinds[direction]]}
      columns={columns}
      fields={fields}
      sorts={[
        ...(['registered', 'due', ...(answers ? ['answer'] : []), 'correspondent', 'changed'] as const).map(
          (value) => ({
            value,
            label: t(`sort.${value}`),
          }),
        ),
        ...own.sorts,
      ]}
      defaultSort={answers ? 'answer' : 'registered'}
      hrefOf={hrefOf}
      nameOf={(row) => `${row.number ?? ''} ${row.title}`}
      cardOf={(row) => ({
        title: row.number,
        // Where answers are waited for, their day is what the list is about.
        aside: answers ? <DueDate day={row.answerBy} /> : <DateText day={row.registeredOn} />,
        note: row.counterpart,
        text: row.title,
        // Every letter begins as registered: on a narrow card only what came after is worth its room.
        ...(row.state === 'registered'
          ? {}
          : { status: <StatusDot group={row.stateGroup} label={words.state(row.state)} /> }),
      })}
      beside={(id, close) => (
        <Suspense fallback={<SkeletonRows rows={8} />}>
          <LetterView id={id} beside={{ close, href: `/${direction}/${id}` }} />
        </Suspense>
      )}
      {...(rowActs ? { rowActs } : {})}
      bulkActs={(rows, done) => <BulkActs rows={rows} done={done} />}
      actions={register}
      empty={{ title: t(`empty.${name}.title`), text: t(`empty.${name}.text`), action: register }}
      rowTone={(row) => (row.life === 'cancelled' ? 'cancelled' : undefined)}
    />
  );
}
