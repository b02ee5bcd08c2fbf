// The people who work in an organisation, page by page, and the act that adds one.
import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { createContact, listContacts } from '#contract/contacts.ts';
import { useListRows } from '../../../core/list/use-list-rows.ts';
import { Can } from '../../../core/show/Can.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import classes from './Contact.module.css';

interface Person {
  id: string;
  name: string;
  position: string;
}

export function OrganisationPeople({ organisation }: { organisation: { id: string } }) {
  const t = useText('contacts');
  const people = useListRows<Person>(listContacts, { organisationId: organisation.id }, ['contact']);
  const id = `people-${organisation.id}`;
  return (
    <section aria-labelledby={id}>
      <div className={classes.head}>
        <h2 className={classes.heading} id={id}>
          {t('people.title')}
        </h2>
        <Can operation={createContact}>
          <Button
            component={Link}
            to="/contacts/new"
            search={{ organisation: organisation.id } as never}
            variant="subtle"
            size="compact-sm"
            leftSection={<IconUserPlus size={15} stroke={1.6} />}
          >
            {t('people.add')}
          </Button>
        </Can>
      </div>
      {people.error && people.rows.length === 0 ? (
        <ErrorState compact error={people.error} retry={people.reload} />
      ) : people.loading ? (
        <SkeletonRows rows={2} widths={[30, 40]} />
      ) : people.rows.length === 0 ? (
        <p className={classes.dim}>{t('people.none')}</p>
      ) : (
        <ul className={classes.people}>
          {people.rows.map((person) => (
            <li key={person.id}>
              <Link to={`/contacts/${person.id}`}>{person.name}</Link>
              <span className={classes.dim}>{person.position}</span>
            </li>
          ))}
        </ul>
      )}
      {people.more ? (
        <Button variant="subtle" size="compact-sm" loading={people.loadingMore} onClick={people.loadMore}>
          {t('people.more')}
        </Button>
      ) : null}
    </section>
  );
}
