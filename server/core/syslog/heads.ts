// The journal's heads to syslog as well: whoever takes the whole machine cannot take back what has left it.
import { type Head, headLine } from '../journal/heads.ts';
import type { Services } from '../services.ts';
import { tellSyslog } from './follow.ts';

export async function tellHead(services: Services, head: Head): Promise<void> {
  const text = headLine(services.keys, head);
  const line = { at: head.at, severity: 'notice', kind: 'journal.head', values: {}, text } as const;
  await tellSyslog(services, line).catch((error: Error) => {
    // The file beside the database has it, and the next head says all that this one did.
    services.log.warn({ err: error }, 'a head of the journal did not reach syslog');
  });
}
