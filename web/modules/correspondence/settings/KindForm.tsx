// The form of one kind of letters.
import { useRef } from 'react';
import { createKind, listKinds, requirableFields, updateKind } from '#contract/correspondence.ts';
import { CheckField } from '../../../core/form/CheckField.tsx';
import { DraftNote } from '../../../core/form/DraftNote.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { NumberField } from '../../../core/form/NumberField.tsx';
import { Section } from '../../../core/form/Section.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import { useUnsavedDraft } from '../../../core/form/use-unsaved-draft.ts';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import type { LetterKind } from './KindsPage.tsx';

const directions = ['incoming', 'outgoing', 'internal'] as const;
type Flags = Record<string, boolean>;
type Values = Flags & { name: never; dueDays: never };
const chosen = <T extends string>(values: object, prefix: string, all: readonly T[]): T[] =>
  all.filter((one) => (values as Flags)[`${prefix}.${one}`]);

export function KindForm({ kind, done }: { kind: LetterKind | null; done: () => void }) {
  const t = useText('correspondence');
  const finish = useRef<() => Promise<void>>(async () => undefined);
  const flags = (prefix: string, all: readonly string[], on: readonly string[]): Flags =>
    Object.fromEntries(all.map((one) => [`${prefix}.${one}`, on.includes(one)]));
  const initial = {
    name: kind?.name ?? '',
    dueDays: kind?.dueDays ?? null,
    enabled: kind?.enabled ?? true,
    needsAnswer: kind?.needsAnswer ?? false,
    answerCloses: kind?.answerCloses ?? false,
    ...flags('direction', directions, kind?.directions ?? directions),
    ...flags('required', requirableFields, kind?.required ?? []),
  };
  const form = useForm<object, typeof createKind>({
    action: (kind ? updateKind : createKind) as never,
    initial,
    ...(kind ? { version: kind.version } : {}),
    toInput: (values) => {
      const { name, dueDays, enabled, needsAnswer, answerCloses } = values as unknown as {
        name: string;
        dueDays: number | null;
        enabled: boolean;
        needsAnswer: boolean;
        answerCloses: boolean;
      };
      const fields = {
        name,
        dueDays,
        needsAnswer,
        answerCloses,
        directions: chosen(values as Values, 'direction', directions),
        required: chosen(values as Values, 'required', requirableFields),
      };
      return (kind ? { id: kind.id, ...fields, enabled } : fields) as never;
    },
    aliases: { directions: 'direction.incoming' },
    changes: [listKinds],
    onDone: (saved) => {
      toast({ tone: 'done', text: t('kinds.saved', { name: saved.name }) });
      void finish.current().then(done);
    },
  });
  const draft = useUnsavedDraft(form, { operation: createKind, enabled: kind === null });
  finish.current = draft.finish;
  return (
    <Form form={form} label={t(kind ? 'kinds.changing' : 'kinds.new')}>
      <TextField name="name" label={t('kinds.name')} maxLength={100} autoFocus />
      <NumberField name="dueDays" label={t('kinds.dueDays')} hint={t('kinds.dueDaysHint')} optional width="medium" />
      <CheckField name="needsAnswer" label={t('answers.kind.needs')} hint={t('answers.kind.needsHint')} />
      <CheckField name="answerCloses" label={t('answers.kind.closes')} hint={t('answers.kind.closesHint')} />
      <Section title={t('kinds.directions')}>
        {directions.map((direction) => (
          <CheckField key={direction} name={`direction.${direction}`} label={t(`direction.${direction}`)} />
        ))}
      </Section>
      <Section title={t('kinds.required')}>
        {requirableFields.map((field) => (
          <CheckField key={field} name={`required.${field}`} label={t(`required.${field}`)} />
        ))}
      </Section>
      {kind ? <CheckField name="enabled" label={t('kinds.enabled')} /> : null}
      <FormBar
        save={t('form.save')}
        cancel={done}
        note={kind === null ? <DraftNote draft={draft} onDiscard={() => void draft.discard(initial)} /> : null}
      />
    </Form>
  );
}
