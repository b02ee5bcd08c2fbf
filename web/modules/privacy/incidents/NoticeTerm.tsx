// The term of a notice: sent, hours that remain, or overdue.
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { usePrivacyWords } from '../words.ts';

export function NoticeTerm({ dueAt, sentAt }: { dueAt: string; sentAt: string | null }) {
  const { t } = usePrivacyWords();
  if (sentAt) return <StatusDot group="done" label={t('incidents.sent')} />;
  const hours = Math.floor((Date.parse(dueAt) - Date.now()) / 3_600_000);
  return hours < 0 ? (
    <StatusDot group="refused" label={t('incidents.late')} />
  ) : (
    <StatusDot group="waiting" label={t('incidents.hours', { count: hours })} />
  );
}
