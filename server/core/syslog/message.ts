// An event of the journal as a message of RFC 5424: ids and clear facts, no personal values. Pure.
import type { SettingValue } from '#contract/setting.ts';
import type { syslogSetting } from '#contract/settings/syslog.ts';
import type { StoredEvent } from '../journal/event.ts';

export type SyslogTarget = SettingValue<typeof syslogSetting>;

const facilities: Record<SyslogTarget['facility'], number> = {
  auth: 4,
  authpriv: 10,
  local0: 16,
  local1: 17,
  local2: 18,
  local3: 19,
  local4: 20,
  local5: 21,
  local6: 22,
  local7: 23,
};
const severities = { notice: 5, warning: 4, informational: 6 };
/** A private enterprise number is what structured data must carry; this one is kept for documentation (RFC 5612). */
const element = 'vedomo@32473';
const longestFacts = 1_500;

export interface SyslogSource {
  /** The machine's name. */
  host: string;
  process: number;
}

export interface SyslogLine {
  at: string;
  severity: keyof typeof severities;
  kind: string;
  values: Record<string, string>;
  text: string;
}

export function messageOf(target: SyslogTarget, source: SyslogSource, line: SyslogLine): string {
  const priority = facilities[target.facility] * 8 + severities[line.severity];
  const values = Object.entries(line.values)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => ` ${name}="${value.replace(/["\\\]]/g, '\\$&').replace(/[\r\n]+/g, ' ')}"`);
  const head = [
    `<${priority}>1`,
    line.at,
    printable(source.host, 255),
    'vedomo',
    String(source.process),
    printable(line.kind, 32),
  ];
  // The mark says that the text is UTF-8 (RFC 5424, 6.4).
  return `${head.join(' ')} [${element}${values.join('')}] \u{feff}${line.text.replace(/[\r\n]+/g, ' ')}`;
}

export function lineOf(event: StoredEvent, title: string): SyslogLine {
  return {
    at: event.at,
    severity: event.outcome === 'refused' ? 'warning' : event.outcome === 'read' ? 'informational' : 'notice',
    kind: event.operation.split('.').slice(-2).join('.'),
    values: {
      id: event.id,
      operation: event.operation,
      outcome: event.outcome,
      actor: event.actorId,
      actorKind: event.actorKind,
      behalfOf: event.behalfOf ?? '',
      recordKind: event.recordKind ?? '',
      record: event.recordId ?? '',
      subjects: event.subjectIds.slice(0, 20).join(','),
      subjectCount: String(event.subjectIds.length),
      address: event.address,
      request: event.requestId,
      facts: JSON.stringify(event.data).slice(0, longestFacts),
    },
    text: title,
  };
}

const printable = (text: string, most: number): string => text.replace(/[^\x21-\x7e]/g, '_').slice(0, most) || '-';
