// A right in words: «всё», «Казанский филиал», «свои подразделения», «своё», «нет».
import { useText } from '../../../core/text/texts.ts';
import { useAdminWords } from '../words.ts';
import type { Right } from './effective-rights.ts';
import type { Group } from './use-rights-catalog.ts';

export function useRightWords(groups: readonly Group[]): (right: Right) => string {
  const t = useText('admin');
  const words = useAdminWords();
  return (right) => {
    if (right.reach !== 'area') return words.reach(right.reach);
    const names = right.areaIds.map((id) =>
      id === null ? t('reach.area') : (groups.find((group) => group.id === id)?.name ?? t('reach.boundArea')),
    );
    return names.length > 0 ? names.join(', ') : t('reach.area');
  };
}
