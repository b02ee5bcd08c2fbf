// Editing a contact: only what was changed is sent, so that two people's changes of different fields both stay.
import { useNavigate, useParams } from '@tanstack/react-router';
import { countContacts, listContacts, readContact, searchContacts, updateContact } from '#contract/contacts.ts';
import type { Output } from '#contract/core.ts';
import { readTimeline } from '#contract/record.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { DraftNote } from '../../../core/form/DraftNote.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { useRecordForm } from '../../../core/form/use-record-form.ts';
import { usePlaceName } from '../../../core/place.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { useContactWords } from '../words.ts';
import { ContactFields } from './ContactFields.tsx';
import classes from './ContactForm.module.css';
import { type ContactValues, contactAliases, toUpdate, valuesOf } from './contact-values.ts';

type Contact = Output<typeof readContact>;

export default function EditPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const contact = useOperation(readContact, { id }, { kinds: ['contact'] });
  usePlaceName(contact.data?.name);
  if (contact.error && !contact.data) return <ErrorState error={contact.error} retry={() => void contact.refetch()} />;
  if (!contact.data) return <SkeletonRows rows={8} />;
  return <EditForm key={id} contact={contact.data} />;
}

function EditForm({ contact }: { contact: Contact }) {
  const t = useText('contacts');
  const words = useContactWords();
  const navigate = useNavigate();
  const address = `/contacts/${contact.id}`;
  const { form, draft, discard } = useRecordForm<Contact, ContactValues, typeof updateContact>({
    action: updateContact,
    record: contact,
    valuesOf,
    toInput: toUpdate(contact.id),
    aliases: contactAliases,
    show: words.value,
    changes: [listContacts, countContacts, searchContacts, readContact, readTimeline],
    onDone: (saved) => {
      toast({ tone: 'done', text: t('form.saved', { name: saved.name }) });
      void navigate({ to: address });
    },
  });
  if (draft.loading) return <SkeletonRows rows={8} />;
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{t('form.editing', { name: contact.name })}</h1>
      <Form form={form} label={t('form.editing', { name: contact.name })}>
        <ContactFields kind={contact.kind} />
        <FormBar
          save={t('form.save')}
          cancel={() => void navigate({ to: address })}
          note={<DraftNote draft={draft} onDiscard={() => void discard()} />}
        />
      </Form>
    </div>
  );
}
