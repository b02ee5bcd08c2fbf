// What the first scan of the form tells of its letter: asked once it is stored, offered for fields that are still empty, and
// never laid over what somebody typed.
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { type Direction, proposeLetter } from '#contract/correspondence.ts';
import { useCan } from '../../../../core/api/session.ts';
import { useOperation } from '../../../../core/api/use-operation.ts';
import type { FileItem } from '../../../../core/form/use-files.ts';
import { type Form, useFormState } from '../../../../core/form/use-form.ts';
import type { PageMark } from '../../../../core/record/FilePreview.tsx';
import type { LetterValues } from '../letter-values.ts';

type Answer = Output<typeof proposeLetter>;
type Said = NonNullable<Answer['subject']>;
type Filled = 'correspondent' | 'addressees' | 'externalNumber' | 'documentDate' | 'subject' | 'addressee';
export interface Proposal {
  field: Filled | 'answers';
  /** As the panel shows it. */
  shown: string;
  /** A name that no contact has yet. */
  fresh: boolean;
  quote: string;
  page: number;
  place: Said['place'];
  take: () => void;
}

export interface Proposals {
  /** The scan is being read: recognising letters takes seconds. */
  reading: boolean;
  /** Whether this is the file they were read from; one that is shown since before it was stored has no id yet. */
  isScan: (file: FileItem) => boolean;
  /** For fields that are empty, in the order of the form. */
  open: Proposal[];
  /** Where on the scan each of them was read. */
  marks: PageMark[];
  /** The one that is looked at. */
  look: (field: Proposal['field'] | null) => void;
  takeAll: () => void;
  dismiss: () => void;
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

export function useProposals(form: Form<LetterValues>, direction: Direction, answered: string | undefined): Proposals {
  const may = useCan(proposeLetter);
  const navigate = useNavigate();
  const values = useFormState(form, (state) => state.values);
  const [aside, setAside] = useState<string | null>(null);
  const [looked, look] = useState<Proposal['field'] | null>(null);
  const fileId = values.files[0]?.id ?? null;
  const found = useOperation(
    proposeLetter,
    { fileId: fileId ?? '', direction },
    { enabled: may && fileId !== null, staleTime: Number.POSITIVE_INFINITY },
  );
  const all = found.data && fileId !== aside ? proposalsOf(found.data) : [];
  const open = all.filter(({ field }) => (field === 'answers' ? answered === undefined : isEmpty(values[field])));
  return {
    reading: found.isFetching,
    isScan: (file) => (file.stored ? file.stored.id === fileId : file.name === values.files[0]?.name),
    open,
    marks: marksOf(all, looked),
    look,
    takeAll: () => {
      for (const one of open) one.take();
    },
    dismiss: () => setAside(fileId),
  };

  function proposalsOf(answer: Answer): Proposal[] {
    const party = (said: { value: { id: string | null; name: string } }) => ({
      id: said.value.id,
      label: said.value.name,
    });
    const one = <S extends Omit<Said, 'value'> & { value: unknown }>(
      field: Filled,
      said: S | null,
      shown: (said: S) => string,
      value: (said: S) => unknown,
    ): Proposal[] =>
      said === null
        ? []
        : [
            {
              ...placed(said),
              field,
              shown: shown(said),
              fresh: isFresh(said.value),
              take: () => form.store.set(field, value(said)),
            },
          ];
    const { answers, addressees } = answer;
    const [first] = addressees;
    return [
      ...one('correspondent', answer.correspondent, (said) => said.value.name, party),
      ...one(
        'addressees',
        first ?? null,
        () => addressees.map(({ value }) => value.name).join('; '),
        () => addressees.map(party),
      ),
      ...one(
        'externalNumber',
        answer.externalNumber,
        (said) => said.value,
        (said) => said.value,
      ),
      ...one(
        'documentDate',
        answer.documentDate,
        (said) => said.value,
        (said) => said.value,
      ),
      ...one(
        'subject',
        answer.subject,
        (said) => said.value,
        (said) => said.value,
      ),
      ...one('addressee', answer.addressee, (said) => said.value.name, party),
      ...(answers
        ? [
            {
              ...placed(answers),
              field: 'answers' as const,
              shown: `${answers.value.number} · ${answers.value.subject}`,
              fresh: false,
              take: () =>
                void navigate({
                  to: '.',
                  search: ((before: object) => ({ ...before, answers: answers.value.id })) as never,
                  replace: true,
                }),
            },
          ]
        : []),
    ];
  }
}

/** One mark for each place: number and date mostly stand on one line. */
function marksOf(all: readonly Proposal[], looked: Proposal['field'] | null): PageMark[] {
  const marks = new Map<string, PageMark>();
  for (const { field, page, place } of all) {
    if (!place) continue;
    const key = `${page} ${place.x} ${place.y}`;
    marks.set(key, { page, place, strong: field === looked || marks.get(key)?.strong === true });
  }
  return [...marks.values()];
}

const placed = ({ quote, page, place }: Omit<Said, 'value'>) => ({ quote, page, place });
const isFresh = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'id' in value && value.id === null;
