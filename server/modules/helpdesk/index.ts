// The door of the helpdesk: what the composition and other modules may use.
export { importLegacy, type LegacyReport } from './legacy/import-legacy.ts';
export { helpdesk } from './module.ts';
export { ticketSeries } from './number.ts';
export { participantsOf, responsibleOf, stateGroupOf } from './rules.ts';
export { seedHelpdesk } from './seed.ts';
export { makeTickets } from './world.ts';
