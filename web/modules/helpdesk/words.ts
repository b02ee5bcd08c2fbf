// Words for the closed lists of the helpdesk: states, priorities, reasons, results, fields of the card.
import { priorities, resultKinds, ticketChannels, ticketStates, waitingReasons } from '#contract/helpdesk.ts';
import { useText } from '../../core/text/texts.ts';

const closed = {
  state: 'state',
  priority: 'priority',
  channel: 'channel',
  waitingReason: 'waiting',
  resultKind: 'result',
};

export function useTicketWords() {
  const t = useText('helpdesk');
  const of = (list: string) => (value: string) => t(`${list}.${value}`);
  const options = (list: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`${list}.${value}`) }));
  return {
    state: of('state'),
    priority: of('priority'),
    channel: of('channel'),
    waiting: of('waiting'),
    field: (name: string): string | undefined => t(`field.${name}`, { defaultValue: '' }) || undefined,
    value: (field: string, value: unknown): string | undefined => {
      const list = closed[field as keyof typeof closed];
      return list && typeof value === 'string' ? t(`${list}.${value}`) : undefined;
    },
    states: options('state', ticketStates),
    priorities: options('priority', priorities),
    channels: options('channel', ticketChannels),
    waitings: options('waiting', waitingReasons),
    results: options('result', resultKinds),
  };
}
