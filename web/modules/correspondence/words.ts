// Words for the closed lists of the registry: states, delivery methods, marks, fields of the card.

import { clearances } from '#contract/core.ts';
import { deliveryMethods, letterStates } from '#contract/correspondence.ts';
import { useText } from '../../core/text/texts.ts';

export interface LetterWords {
  state: (value: string) => string;
  delivery: (value: string) => string;
  clearance: (value: string) => string;
  field: (name: string) => string | undefined;
  value: (field: string, value: unknown) => string | undefined;
  states: { value: string; label: string }[];
  deliveries: { value: string; label: string }[];
  clearances: { value: string; label: string }[];
}

export function useLetterWords(): LetterWords {
  const t = useText('correspondence');
  const state = (value: string) => t(`state.${value}`);
  const delivery = (value: string) => t(`delivery.${value}`);
  const clearance = (value: string) => t(`clearance.${value}`);
  const options = (values: readonly string[], words: (value: string) => string) =>
    values.map((value) => ({ value, label: words(value) }));
  return {
    state,
    delivery,
    clearance,
    field: (name) => {
      const words = t(`field.${name}`, { defaultValue: '' });
      return words === '' ? undefined : words;
    },
    value: (field, value) => {
      if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
      if (typeof value !== 'string') return undefined;
      if (field === 'state') return state(value);
      if (field === 'deliveryMethod') return delivery(value);
      if (field === 'deliveryState') return t(`delivery:state.${value}`);
      if (field === 'clearance') return clearance(value);
      return undefined;
    },
    states: options(letterStates, state),
    deliveries: options(deliveryMethods, delivery),
    clearances: options(clearances, clearance),
  };
}
