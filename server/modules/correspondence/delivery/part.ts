// What the registry's card says of the delivery of outgoing letters.
import type { Handler } from '#core/operation.ts';
import { cancelDispatchAction } from './cancel-dispatch.ts';
import { countDeliveriesQuery, listDeliveriesQuery } from './list-deliveries.ts';
import { makeDispatchAction } from './make-dispatch.ts';
import { printDispatchStream } from './print-dispatch.ts';
import { printEnvelopesStream } from './print-envelopes.ts';
import { listDispatchesQuery, readDispatchQuery } from './read-dispatches.ts';
import { setDeliveryAction } from './set-delivery.ts';

export const deliveryHandlers: readonly Handler[] = [
  listDeliveriesQuery,
  countDeliveriesQuery,
  setDeliveryAction,
  makeDispatchAction,
  listDispatchesQuery,
  readDispatchQuery,
  cancelDispatchAction,
  printDispatchStream,
  printEnvelopesStream,
];
