// Beside the calendar's save button: how many open deadlines the changed days touch, and whether those are counted anew.
import { Checkbox } from '@mantine/core';
import { previewChange } from '#contract/deadlines.ts';
import { useCan } from '../../../core/api/session.ts';
import { useText } from '../../../core/text/texts.ts';
import { TouchedCount } from '../deadlines/Touched.tsx';

interface OpenDeadlinesProps {
  changes: Readonly<Record<string, { kind: 'holiday' | 'short' | 'working' | 'default' }>>;
  recount: boolean;
  onRecount: (recount: boolean) => void;
}

export function OpenDeadlines({ changes, recount, onRecount }: OpenDeadlinesProps) {
  const t = useText('deadlines');
  const mayCount = useCan(previewChange);
  if (!mayCount) return null;
  const calendar = Object.entries(changes).map(([day, { kind }]) => ({ day, kind }));
  return (
    <div>
      <TouchedCount change={{ calendar }} />
      <Checkbox
        mt={6}
        size="sm"
        label={t('calendar.recount')}
        checked={recount}
        onChange={(event) => onRecount(event.currentTarget.checked)}
      />
    </div>
  );
}
