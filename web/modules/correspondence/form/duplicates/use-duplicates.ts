// Letters that look like the one being typed, asked as fields are filled; and which of them is compared just now.
import { useEffect, useState } from 'react';
import type { Output, RawInput } from '#contract/core.ts';
import { type Direction, findDuplicates } from '#contract/correspondence.ts';
import { useCan } from '../../../../core/api/session.ts';
import { useOperation } from '../../../../core/api/use-operation.ts';
import { type Form, useFormState } from '../../../../core/form/use-form.ts';
import type { LetterValues } from '../letter-values.ts';

type Found = Output<typeof findDuplicates>['items'][number];
export type Candidate = Found & { letter: NonNullable<Found['letter']> };

export interface Duplicates {
  /** Readable ones, the surest first. */
  items: Candidate[];
  /** There are such letters that this person may not read. */
  hidden: number;
  compared: Candidate | null;
  compare: (id: string | null) => void;
  /** «Всё равно зарегистрировать»: the ones shown now are looked at and set aside. */
  dismiss: () => void;
}

const pause = 350;

function questionOf(values: LetterValues, direction: Direction): RawInput<typeof findDuplicates> | null {
  const party = direction === 'outgoing' ? values.addressees[0] : values.correspondent;
  const files = values.files.map((file) => file.id);
  const known = [values.externalNumber.trim() !== '', values.documentDate !== null, values.subject.trim() !== ''];
  if (files.length === 0 && !(party && known.some(Boolean))) return null;
  return {
    direction,
    ...(party ? (party.id ? { correspondentId: party.id } : { correspondentName: party.label }) : {}),
    externalNumber: values.externalNumber,
    documentDate: values.documentDate,
    subject: values.subject,
    fileIds: files,
  };
}

export function useDuplicates(form: Form<LetterValues>, direction: Direction): Duplicates {
  const may = useCan(findDuplicates);
  const values = useFormState(form, (state) => state.values);
  const question = questionOf(values, direction);
  const print = JSON.stringify(question);
  const [asked, setAsked] = useState(print);
  const [compared, setCompared] = useState<string | null>(null);
  const [set, setAside] = useState<readonly string[]>([]);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(print), pause);
    return () => clearTimeout(timer);
  }, [print]);
  const input = JSON.parse(asked) as RawInput<typeof findDuplicates> | null;
  const found = useOperation(findDuplicates, input ?? {}, {
    enabled: may && input !== null,
    keepPrevious: true,
    staleTime: 5_000,
  });
  const all = question === null ? [] : (found.data?.items ?? []);
  const items = all.filter((one): one is Candidate => one.letter !== null && !set.includes(one.letter.id));
  return {
    items,
    hidden: set.includes('hidden') ? 0 : all.filter((one) => one.letter === null).length,
    compared: items.find((one) => one.letter.id === compared) ?? null,
    compare: setCompared,
    dismiss: () => {
      setCompared(null);
      setAside([...set, 'hidden', ...items.map((one) => one.letter.id)]);
    },
  };
}
