// The report on tickets for the screen.
import { readReport } from '#contract/helpdesk.ts';
import { query } from '../tables.ts';
import { ticketReport } from './ticket-report.ts';

export const readReportQuery = query(readReport, ticketReport);
