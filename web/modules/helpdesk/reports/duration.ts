// Minutes as people say them: «45 мин», «3 ч 20 мин», «2 дн. 4 ч».
import type { Words } from '../../../core/text/texts.ts';

export function durationText(minutes: number | null, t: Words): string {
  if (minutes === null) return '—';
  if (minutes < 60) return t('minutes', { count: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 24)
    return [t('hours', { count: hours }), minutes % 60 ? t('minutes', { count: minutes % 60 }) : '']
      .filter(Boolean)
      .join(' ');
  const days = Math.floor(hours / 24);
  return [t('days', { count: days }), hours % 24 ? t('hours', { count: hours % 24 }) : ''].filter(Boolean).join(' ');
}
