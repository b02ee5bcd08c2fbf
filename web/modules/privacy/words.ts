// Words of states and kinds, with the colour of each.
import type { StateGroup } from '#contract/core.ts';
import { useText } from '../../core/text/texts.ts';

const groups: Record<string, StateGroup> = {
  open: 'work',
  answered: 'done',
  refused: 'refused',
  proposed: 'new',
  approved: 'work',
  done: 'done',
  declined: 'refused',
  standing: 'done',
  renewal: 'waiting',
  withdrawn: 'refused',
  expired: 'refused',
  renewed: 'new',
  met: 'done',
  attention: 'refused',
  waiting: 'new',
  working: 'work',
  ready: 'done',
  failed: 'refused',
};

export function usePrivacyWords() {
  const t = useText('privacy');
  const choices = (area: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`${area}.${value}`) }));
  return {
    t,
    choices,
    state: (value: string) => ({ group: groups[value] ?? ('new' as const), label: t(`state.${value}`) }),
    category: (key: string) => {
      const [kind, purpose] = key.split(':');
      if (kind === 'act') return t('category.act', { number: purpose });
      return purpose ? t('category.purpose', { purpose }) : t(`category.${kind}`);
    },
  };
}
