// Everything that the text of a scan tells of its letter, each with the line it was read from. Pure.
import { sameOrganisation } from '#core/contact-checks/organisation-name.ts';
import { type Parties, partiesOf } from './parties-on-scan.ts';
import { type Answered, answeredBy, requisitesOf } from './requisites.ts';
import type { Said, ScanLine } from './scan-line.ts';
import { subjectOf } from './subject.ts';

export interface ReadScan extends Parties {
  number: Said<string> | null;
  date: Said<string> | null;
  subject: Said<string> | null;
  answered: Said<Answered>[];
}

/** `ours` names the organisation whose registry this is: it writes no letters to itself. */
export function readScan(lines: readonly ScanLine[], ...ours: string[]): ReadScan {
  const parties = partiesOf(lines);
  const isOurs = ({ value }: Said<string>) => ours.some((name) => name !== '' && sameOrganisation(name, value));
  return {
    ...requisitesOf(lines),
    subject: subjectOf(lines),
    answered: answeredBy(lines),
    ...parties,
    senders: parties.senders.filter((one) => !isOurs(one)),
    receivers: parties.receivers.filter((one) => !isOurs(one)),
  };
}
