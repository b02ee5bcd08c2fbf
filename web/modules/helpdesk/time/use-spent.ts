// Minutes in words: «1 ч 20 мин».
import { useText } from '../../../core/text/texts.ts';

export function useSpent(): (minutes: number) => string {
  const t = useText('macros');
  return (minutes) => {
    const [h, m] = [Math.floor(minutes / 60), minutes % 60];
    return h === 0 ? t('time.m', { m }) : m === 0 ? t('time.h', { h }) : t('time.hm', { h, m });
  };
}
