// What a row of a report is called: a month, a word of a closed list, or the name that came with it.
import type { ReportBreakdown } from '#contract/helpdesk.ts';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { useTicketWords } from '../words.ts';
import type { Report } from './ReportsPage.tsx';

export function useRowNames(by: ReportBreakdown): (row: Report['rows'][number]) => string {
  const t = useText('reports');
  const locale = useLocale();
  const words = useTicketWords();
  return (row) => {
    if (row.key === 'none') return t('none');
    if (by === 'month') return monthName(row.key, locale);
    if (by === 'priority') return words.priority(row.key);
    if (by === 'channel') return words.channel(row.key);
    return row.name ?? row.key;
  };
}

const monthName = (month: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
    .format(new Date(`${month}-01T00:00:00Z`))
    .replace(/\s*г\.$/, '');
