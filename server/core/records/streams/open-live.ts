// The stream of live changes: one per browser, resumable by the id of the last event heard.
import { liveStream } from '#contract/record.ts';
import { isId } from '../../ids.ts';
import { stream } from '../../operation.ts';

export const openLiveStream = stream(liveStream, async ({ services, actor, input, request, reply }) => {
  const header = request.headers['last-event-id'];
  const after = isId(header) ? header : input.after;
  reply.hijack();
  await services.live.open(actor, reply.raw, after);
  return reply;
});
