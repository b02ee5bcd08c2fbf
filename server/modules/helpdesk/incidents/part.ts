// What mass incidents and splitting add to the helpdesk's card.
import { incidentsSetting } from '#contract/settings/incidents.ts';
import { checked } from '#core/settings/registry.ts';
import { splitTicketAction } from '../actions/split-ticket.ts';
import { carryOn } from './carry-on.ts';
import { declineIncidentAction, makeIncidentAction } from './make-incident.ts';
import { incidentNotice, proposalKind, proposeIncidents } from './proposals.ts';
import { listProposalsQuery, readTiesQuery } from './read-ties.ts';
import { incidentsCheck } from './setting-check.ts';

export const incidentPart = {
  handlers: [listProposalsQuery, makeIncidentAction, declineIncidentAction, readTiesQuery, splitTicketAction],
  jobs: [proposeIncidents, carryOn],
  settings: [checked(incidentsSetting, incidentsCheck)],
  noticeKinds: [incidentNotice],
  bundles: [{ key: 'requests-dispatch', operations: ['helpdesk.incident.*'] }],
  liveKinds: { [proposalKind]: listProposalsQuery.operation.name },
};
