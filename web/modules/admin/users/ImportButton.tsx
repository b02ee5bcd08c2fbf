// The way from the list of people to their import.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { createUser } from '#contract/identity.ts';
import { beginImport } from '#contract/import.ts';
import { Can } from '../../../core/show/Can.tsx';
import { useText } from '../../../core/text/texts.ts';

export function ImportButton() {
  const t = useText('imports');
  return (
    <Can operation={beginImport}>
      <Can operation={createUser}>
        <Button component={Link} to="/admin/users/import" size="xs" variant="default">
          {t('people')}
        </Button>
      </Can>
    </Can>
  );
}
