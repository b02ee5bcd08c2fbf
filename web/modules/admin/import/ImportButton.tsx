// The way from the list of people to their import.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { beginImport } from '#contract/people-import.ts';
import { Can } from '../../../core/show/Can.tsx';
import { useText } from '../../../core/text/texts.ts';

export function ImportButton() {
  const t = useText('import');
  return (
    <Can operation={beginImport}>
      <Button component={Link} to="/admin/users/import" size="xs" variant="default">
        {t('title')}
      </Button>
    </Can>
  );
}
