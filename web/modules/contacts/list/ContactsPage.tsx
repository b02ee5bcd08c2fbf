// The list of contacts: organisations and people by name, the card beside the list on a wide screen.
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { contactKinds, countContacts, createContact, listContacts } from '#contract/contacts.ts';
import type { Output } from '#contract/core.ts';
import { ListPage } from '../../../core/list/ListPage.tsx';
import type { Column, FilterField } from '../../../core/list/list-types.ts';
import { Can } from '../../../core/show/Can.tsx';
import { useText } from '../../../core/text/texts.ts';
import { ContactView } from '../contact/ContactView.tsx';
import { DoublesLink, MergeAct } from '../doubles/ListActs.tsx';
import { joined, useContactWords } from '../words.ts';

type Row = Output<typeof listContacts>['items'][number];

const hrefOf = (row: Row) => `/contacts/${row.id}`;

export default function ContactsPage() {
  const t = useText('contacts');
  const words = useContactWords();
  const columns: Column<Row>[] = [
    { key: 'name', label: t('column.name'), width: 320, grow: true, fixed: true, render: (row) => row.name },
    { key: 'kind', label: t('column.kind'), width: 130, render: (row) => words.kind(row.kind) },
    { key: 'inn', label: t('field.inn'), width: 130, render: (row) => row.inn },
    { key: 'organisation', label: t('column.organisation'), width: 260, render: (row) => row.organisationName },
    { key: 'position', label: t('field.position'), width: 200, render: (row) => row.position },
  ];
  const fields: FilterField[] = [
    { kind: 'text', key: 'q', label: t('find') },
    {
      kind: 'choice',
      key: 'kind',
      label: t('column.kind'),
      options: contactKinds.map((value) => ({ value, label: words.kind(value) })),
    },
  ];
  const add = (
    <Can operation={createContact}>
      <Button component={Link} to="/contacts/new" size="xs" leftSection={<IconPlus size={15} />}>
        {t('command.new')}
      </Button>
    </Can>
  );
  return (
    <ListPage<Row>
      list="contacts.contacts"
      title={t('title')}
      operation={listContacts}
      count={countContacts}
      kinds={['contact']}
      columns={columns}
      fields={fields}
      hrefOf={hrefOf}
      nameOf={(row) => row.name}
      cardOf={(row) => ({
        title: row.name,
        text:
          joined([row.position, row.organisationName, row.inn && t('innOf', { inn: row.inn })]) || words.kind(row.kind),
      })}
      beside={(id, close) => <ContactView key={id} id={id} beside={{ close, href: `/contacts/${id}` }} />}
      actions={
        <>
          <DoublesLink />
          {add}
        </>
      }
      bulkActs={(rows, done) => <MergeAct rows={rows} done={done} />}
      empty={{ title: t('empty.title'), text: t('empty.text'), action: add }}
    />
  );
}
