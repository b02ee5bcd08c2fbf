// Words of the journal: outcomes with their colours, and who acted when it was no person.
import type { Output, StateGroup } from '#contract/core.ts';
import type { listEvents } from '#contract/record.ts';
import { useActorName } from '../../../core/show/actor-name.ts';
import { useText } from '../../../core/text/texts.ts';

export type Event = Output<typeof listEvents>['items'][number];

const groups: Record<Event['outcome'], StateGroup> = { done: 'done', refused: 'refused', read: 'new' };

export interface EventWords {
  outcome: (event: Event) => { group: StateGroup; label: string };
  actor: (event: Event) => string;
  /** Words for a key of the event's data; the key itself where there are none. */
  key: (key: string) => string;
  /** Words for a value out of a closed list (`own`, `totp`); anything else as it is. */
  value: (value: string) => string;
  outcomes: { value: string; label: string }[];
}

export function useEventWords(): EventWords {
  const t = useText('journal');
  const named = useActorName();
  return {
    outcome: (event) => ({ group: groups[event.outcome], label: t(`outcome.${event.outcome}`) }),
    actor: (event) => {
      const who = event.program
        ? t('actorKind.program', { program: event.program, name: event.actor ?? t('actorKind.unknown') })
        : (named(event.actor) ?? t(`actorKind.${event.actorKind}`, { defaultValue: t('actorKind.unknown') }));
      return event.behalfOf ? `${who} ${t('behalf', { name: event.behalfOf.name ?? t('actorKind.unknown') })}` : who;
    },
    key: (key) => t(`data.${key}`, { defaultValue: key }),
    value: (value) => (/^[a-z_]{2,20}$/.test(value) ? t(`value.${value}`, { defaultValue: value }) : value),
    outcomes: (['done', 'refused', 'read'] as const).map((value) => ({ value, label: t(`outcome.${value}`) })),
  };
}
