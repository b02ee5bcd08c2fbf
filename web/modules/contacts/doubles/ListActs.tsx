// What the list of contacts offers for doubles: how many wait, and merging of the chosen ones.
import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { countDoubles, listDoubles, mergeContacts } from '#contract/contacts.ts';
import { useCan } from '../../../core/api/session.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { Can } from '../../../core/show/Can.tsx';
import { useText } from '../../../core/text/texts.ts';

/** How many pairs wait to be looked at; nothing while there are none. */
export function DoublesLink() {
  const t = useText('merging');
  const may = useCan(listDoubles);
  const found = useOperation(countDoubles, {}, { enabled: may, kinds: ['contact'] });
  if (!found.data?.count) return null;
  return (
    <Button component={Link} to="/contacts/doubles" size="xs" variant="default">
      {t('doubles.open')} {found.data.count}
    </Button>
  );
}

export function MergeAct({ rows, done }: { rows: { id: string; kind: string }[]; done: () => void }) {
  const t = useText('merging');
  const navigate = useNavigate();
  const fits = rows.length >= 2 && rows.length <= 3 && new Set(rows.map((row) => row.kind)).size === 1;
  return (
    <Can operation={mergeContacts}>
      <Button
        size="xs"
        variant="default"
        disabled={!fits}
        title={fits ? undefined : t('merge.fewText')}
        onClick={() => {
          done();
          void navigate({ to: '/contacts/merge', search: { ids: rows.map((row) => row.id).join(',') } as never });
        }}
      >
        {t('merge.verb')}
      </Button>
    </Can>
  );
}
