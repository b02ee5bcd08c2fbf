// Colours and words of the states of a delivery, the same on the card, in the list and in its filter.
import type { StateGroup } from '#contract/core.ts';
import { type DeliveryState, deliveryStates } from '#contract/correspondence.ts';
import { useText } from '../../../core/text/texts.ts';

export const deliveryGroups: Record<DeliveryState, StateGroup> = {
  to_send: 'waiting',
  sent: 'work',
  delivered: 'done',
  returned: 'refused',
  refused: 'refused',
};

export function useDeliveryWords() {
  const t = useText('delivery');
  const state = (value: DeliveryState | null) => t(`state.${value ?? 'none'}`);
  return { state, states: deliveryStates.map((value) => ({ value, label: state(value) })) };
}
