// One contact: how to reach it, its people, the letters with it and its history; as a page or beside its list.
import { IconArrowsJoin2, IconPencil, IconUserPlus } from '@tabler/icons-react';
import { Link, Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { createContact, listDoubles, mergeContacts, readContact, updateContact } from '#contract/contacts.ts';
import type { Output } from '#contract/core.ts';
import { useCan } from '../../../core/api/session.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { usePlaceName } from '../../../core/place.ts';
import { RecordPage } from '../../../core/record/RecordPage.tsx';
import type { RecordAct } from '../../../core/record/record-types.ts';
import { Timeline } from '../../../core/record/Timeline.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import { useContactWords } from '../words.ts';
import { ContactFacts } from './ContactFacts.tsx';
import { ContactLetters } from './ContactLetters.tsx';
import { ContactReach } from './ContactReach.tsx';
import { MergedContacts } from './MergedContacts.tsx';
import { OrganisationPeople } from './OrganisationPeople.tsx';

interface Beside {
  close: () => void;
  href: string;
}

export function ContactView({ id, beside }: { id: string; beside?: Beside }) {
  const contact = useOperation(readContact, { id }, { kinds: ['contact'] });
  const { history } = useSearch({ strict: false }) as { history?: boolean };
  usePlaceName(beside ? null : contact.data?.name);
  if (contact.error && !contact.data) return <ErrorState error={contact.error} retry={() => void contact.refetch()} />;
  if (!contact.data) return <SkeletonRows rows={8} />;
  // The address of what was merged leads to the card that stays; its own history is asked for by name.
  if (contact.data.mergedInto && !beside && !history)
    return <Navigate to={`/contacts/${contact.data.mergedInto.id}`} replace />;
  return <Whole contact={contact.data} reload={() => void contact.refetch()} {...(beside ? { beside } : {})} />;
}

interface WholeProps {
  contact: Output<typeof readContact>;
  beside?: Beside;
  reload: () => void;
}

function Whole({ contact, beside, reload }: WholeProps) {
  const t = useText('contacts');
  const words = useContactWords();
  const navigate = useNavigate();
  const mayCreate = useCan(createContact);
  const cancelled = contact.life !== 'active';
  const tm = useText('merging');
  const doubles = useOperation(
    listDoubles,
    { contactId: contact.id, limit: 1 },
    { enabled: useCan(listDoubles) && contact.can.includes(mergeContacts.name), kinds: ['contact'] },
  );
  const [pair] = doubles.data?.items ?? [];
  const acts: RecordAct[] = [
    {
      operation: updateContact,
      label: t('act.edit'),
      icon: IconPencil,
      primary: true,
      keys: 'KeyE',
      run: () => void navigate({ to: `/contacts/${contact.id}/edit` }),
    },
    ...(contact.kind === 'organisation' && mayCreate
      ? [
          {
            label: t('act.addPerson'),
            icon: IconUserPlus,
            run: () => void navigate({ to: '/contacts/new', search: { organisation: contact.id } as never }),
          },
        ]
      : []),
    ...(pair
      ? [
          {
            operation: mergeContacts,
            label: tm('merge.with'),
            icon: IconArrowsJoin2,
            run: () =>
              void navigate({ to: '/contacts/merge', search: { ids: `${pair.one.id},${pair.other.id}` } as never }),
          },
        ]
      : []),
  ];
  return (
    <RecordPage
      explained
      recordId={contact.id}
      version={contact.version}
      number={words.kind(contact.kind)}
      title={contact.name}
      status={{
        group: cancelled ? 'refused' : 'done',
        label: contact.mergedInto ? tm('merged.state') : t(cancelled ? 'state.closed' : 'state.active'),
      }}
      note={contact.fullName && contact.fullName !== contact.name ? contact.fullName : undefined}
      can={contact.can}
      acts={acts}
      facts={<ContactFacts contact={contact} />}
      reload={reload}
      fieldLabel={words.field}
      {...(beside ? { beside } : {})}
    >
      {contact.mergedInto ? (
        <p>
          {tm('merged.into', { name: contact.mergedInto.name })}{' '}
          <Link to={`/contacts/${contact.mergedInto.id}`}>{tm('merged.open')}</Link>
        </p>
      ) : null}
      <ContactReach contact={contact} />
      <ContactLetters contact={contact} />
      {contact.kind === 'organisation' ? <OrganisationPeople organisation={contact} /> : null}
      <MergedContacts contact={contact} />
      <Timeline recordId={contact.id} can={contact.can} fieldLabel={words.field} showValue={words.value} />
    </RecordPage>
  );
}
