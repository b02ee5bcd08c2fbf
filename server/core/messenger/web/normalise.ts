// What comes from the chat inside the network is in our own words already. Pure.
import type { Normalise } from '../adapter.ts';
import type { Incoming } from '../incoming.ts';

export const normaliseWeb: Normalise = (body) => body as Incoming;
