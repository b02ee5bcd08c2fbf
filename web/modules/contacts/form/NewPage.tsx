// A new contact; from an organisation's card it begins as a person who works there.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { countContacts, createContact, listContacts, readContact, searchContacts } from '#contract/contacts.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { DraftNote } from '../../../core/form/DraftNote.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import type { LookupValue } from '../../../core/form/Lookup.tsx';
import { useForm, useFormState } from '../../../core/form/use-form.ts';
import { useUnsavedDraft } from '../../../core/form/use-unsaved-draft.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { ContactFields } from './ContactFields.tsx';
import classes from './ContactForm.module.css';
import { type ContactValues, contactAliases, emptyContact, toCreate } from './contact-values.ts';

export default function NewPage() {
  const { organisation } = useSearch({ strict: false }) as { organisation?: string };
  const [round, setRound] = useState(0);
  const found = useOperation(readContact, { id: organisation ?? '' }, { enabled: organisation !== undefined });
  if (found.error) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  if (organisation && !found.data) return <SkeletonRows rows={8} />;
  const place = found.data ? { id: found.data.id, label: found.data.name } : null;
  return <NewForm key={`${organisation ?? ''} ${round}`} place={place} again={() => setRound(round + 1)} />;
}

function NewForm({ place, again }: { place: LookupValue | null; again: () => void }) {
  const t = useText('contacts');
  const navigate = useNavigate();
  const initial = emptyContact(place ? 'person' : 'organisation', place);
  const finish = useRef<() => Promise<void>>(async () => undefined);
  const form = useForm<ContactValues, typeof createContact>({
    action: createContact,
    initial,
    toInput: toCreate,
    aliases: contactAliases,
    changes: [listContacts, countContacts, searchContacts],
    onDone: (contact, { next }) => {
      void finish.current().then(() => {
        toast({
          tone: 'done',
          text: t('form.done', { name: contact.name }),
          acts: [{ label: t('form.open'), to: `/contacts/${contact.id}` }],
        });
        if (next) again();
        else void navigate({ to: `/contacts/${place?.id ?? contact.id}` });
      });
    },
  });
  const draft = useUnsavedDraft(form, { operation: createContact, enabled: place === null });
  finish.current = draft.finish;
  const kind = useFormState(form, (state) => state.values.kind);
  if (draft.loading) return <SkeletonRows rows={8} />;
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{t('new')}</h1>
      <Form form={form} label={t('new')} hasNext>
        <ContactFields kind={kind} isNew />
        <FormBar
          save={t('form.create')}
          next={t('form.createNext')}
          cancel={() => void navigate({ to: place ? `/contacts/${place.id}` : '/contacts' })}
          note={<DraftNote draft={draft} onDiscard={() => void draft.discard(initial)} />}
        />
      </Form>
    </div>
  );
}
