// The contact's requisites in the right column; a person's place of work is a link.
import { Link } from '@tanstack/react-router';
import type { readContact } from '#contract/contacts.ts';
import type { Output } from '#contract/core.ts';
import { Facts } from '../../../core/record/Facts.tsx';
import { useText } from '../../../core/text/texts.ts';

export function ContactFacts({ contact }: { contact: Output<typeof readContact> }) {
  const t = useText('contacts');
  const isPerson = contact.kind === 'person';
  return (
    <>
      <Facts
        title={t('facts.work')}
        items={[
          {
            label: t('field.organisationId'),
            value: contact.organisationId ? (
              <Link to={`/contacts/${contact.organisationId}`}>{contact.organisationName}</Link>
            ) : null,
            always: isPerson,
          },
          { label: t('field.position'), value: contact.position },
        ]}
      />
      <Facts
        title={t('facts.requisites')}
        items={[
          { label: t('field.inn'), value: contact.inn, always: !isPerson },
          { label: t('field.kpp'), value: contact.kpp },
          { label: t('field.ogrn'), value: contact.ogrn },
          { label: t('field.legalAddress'), value: contact.legalAddress },
        ]}
      />
    </>
  );
}
