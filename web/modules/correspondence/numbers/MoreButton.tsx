// Shows the next page of a list that stands on a page with others.
import { Button } from '@mantine/core';
import { useText } from '../../../core/text/texts.ts';

export function MoreButton({ onClick, loading }: { onClick: () => void; loading: boolean }) {
  const t = useText('numbers');
  return (
    <Button variant="default" size="xs" mt={8} onClick={onClick} loading={loading}>
      {t('certificate.more')}
    </Button>
  );
}
