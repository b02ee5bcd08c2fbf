// The columns of a list of letters: the number is the link, the subject takes what is left.
import type { Output } from '#contract/core.ts';
import type { Direction, findLetters } from '#contract/correspondence.ts';
import type { Column } from '../../../core/list/list-types.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { DueDate } from '../../../core/show/DueDate.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useText } from '../../../core/text/texts.ts';
import { useLetterWords } from '../words.ts';

export type LetterRow = Output<typeof findLetters>['items'][number];

/** `answers`: the list is about the day of the answer, which must be seen without scrolling. */
export function useLetterColumns(direction: Direction, answers = false): Column<LetterRow>[] {
  const t = useText('correspondence');
  const words = useLetterWords();
  return [
    {
      key: 'number',
      label: t('column.number'),
      width: 132,
      fixed: true,
      sort: 'registered',
      render: (row) => row.number,
    },
    {
      key: 'registered',
      label: t('column.registered'),
      width: 104,
      render: (row) => <DateText day={row.registeredOn} />,
    },
    {
      key: 'counterpart',
      label: t(direction === 'outgoing' ? 'column.addressee' : 'column.correspondent'),
      width: 180,
      sort: 'correspondent',
      render: (row) => row.counterpart,
    },
    { key: 'subject', label: t('column.subject'), width: 320, grow: true, render: (row) => row.title },
    ...(direction === 'incoming'
      ? [
          {
            key: 'external',
            label: t('column.external'),
            width: 120,
            hidden: true,
            render: (row: LetterRow) => row.externalNumber,
          },
        ]
      : []),
    {
      key: 'state',
      label: t('column.state'),
      width: 158,
      hidden: answers,
      render: (row) => <StatusDot group={row.stateGroup} label={words.state(row.state)} />,
    },
    { key: 'responsible', label: t('column.responsible'), width: 140, render: (row) => row.responsible?.name },
    {
      key: 'due',
      label: t('column.due'),
      width: 148,
      hidden: answers,
      sort: 'due',
      render: (row) => <DueDate day={row.dueOn} done={row.stateGroup === 'done' || row.stateGroup === 'refused'} />,
    },
    ...(direction === 'internal'
      ? []
      : [
          {
            key: 'answerBy',
            label: t(`answers.column.${direction}`),
            width: 150,
            hidden: !answers,
            ...(answers ? { sort: 'answer' } : {}),
            render: (row: LetterRow) => (
              <DueDate day={row.answerBy} done={row.answeredOn !== null || row.life !== 'active'} />
            ),
          },
          {
            key: 'answered',
            label: t('answers.column.answered'),
            width: 110,
            hidden: true,
            render: (row: LetterRow) => <DateText day={row.answeredOn} />,
          },
        ]),
    { key: 'kind', label: t('column.kind'), width: 120, hidden: true, render: (row) => row.kindName },
    {
      key: 'documentDate',
      label: t('column.documentDate'),
      width: 120,
      hidden: true,
      render: (row) => <DateText day={row.documentDate} />,
    },
    {
      key: 'delivery',
      label: t('column.delivery'),
      width: 130,
      hidden: true,
      render: (row) => (row.deliveryMethod ? words.delivery(row.deliveryMethod) : null),
    },
    {
      key: 'attachments',
      label: t('column.attachments'),
      width: 90,
      align: 'right',
      hidden: true,
      render: (row) => (row.attachments > 0 ? row.attachments : null),
    },
    {
      key: 'changed',
      label: t('column.changed'),
      width: 130,
      hidden: true,
      sort: 'changed',
      render: (row) => <DateText moment={row.changedAt} />,
    },
  ];
}
