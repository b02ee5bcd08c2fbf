// There is no such page: says so and leads to the main page and the search.
import { Button } from '@mantine/core';
import { IconSearchOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../../core/show/EmptyState.tsx';
import { useText } from '../../core/text/texts.ts';

export function NotFoundPage() {
  const t = useText('app');
  return (
    <EmptyState
      heading
      icon={IconSearchOff}
      title={t('notFound.title')}
      text={t('notFound.text')}
      action={
        <Button component={Link} to="/" variant="default">
          {t('notFound.home')}
        </Button>
      }
    />
  );
}
