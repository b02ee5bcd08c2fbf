// Puts a letter of notices together: plain text, a record a paragraph, with its address. A record with a mark is named by
// its number alone: mail leaves the house. Pure.
import type { Locale, Text } from '#contract/core.ts';
import { dayWords, fill, mailWords, noticeCount } from './words.ts';

/** How a letter says which record it means. */
export interface MailedRecord {
  id: string;
  kind: string;
  number: string | null;
  title: string;
  clearance: string;
  /** Where it leads when it is no record. */
  to?: string | undefined;
}
export interface MailFrame {
  locale: Locale;
  organisation: string;
  /** Without it letters carry no addresses. */
  publicUrl: string | undefined;
}
export interface MailedNotice {
  record: MailedRecord;
  what: Text;
  /** The absent person for whom the reader stands in. */
  instead: string | null;
}
export interface DueLine {
  record: MailedRecord;
  dueOn: string;
  /** The department that answers for it, when it is not the reader. */
  group: string | null;
  instead: string | null;
}
export type DueStage = 'overdue' | 'today' | 'soon';
export const dueStages: readonly DueStage[] = ['overdue', 'today', 'soon'];

const recordsAtMost = 30;

export function recordName(record: MailedRecord, locale: Locale): string {
  if (record.clearance === 'none') return [record.number, record.title].filter(Boolean).join(' · ');
  return record.number ?? mailWords[locale].hidden;
}

const addressOf = (record: MailedRecord, { publicUrl }: MailFrame): string[] =>
  publicUrl ? [`${publicUrl}${record.to ?? `/r/${record.kind}/${record.id}`}`] : [];

function footer({ locale, organisation, publicUrl }: MailFrame): string[] {
  const words = mailWords[locale];
  return [
    `— ${organisation}`,
    fill(words.settings, { address: publicUrl ? `${publicUrl}/profile#notices` : words.profile }),
  ];
}

export function noticesLetter(notices: readonly MailedNotice[], frame: MailFrame): { subject: string; body: string } {
  const { locale, organisation } = frame;
  const words = mailWords[locale];
  const records = Map.groupBy(notices, ({ record }) => record.id);
  const paragraphs = [...records.values()].slice(0, recordsAtMost).map((told) => {
    const [first] = told as [MailedNotice];
    const lines = Map.groupBy(told, ({ what, instead }) =>
      [what[locale], instead ? `(${fill(words.instead, { name: instead })})` : ''].filter(Boolean).join(' '),
    );
    return [
      recordName(first.record, locale),
      ...[...lines].map(([line, same]) => `  ${line}${same.length > 1 ? `: ${same.length}` : ''}`),
      ...addressOf(first.record, frame),
    ].join('\n');
  });
  if (records.size > recordsAtMost) paragraphs.push(fill(words.more, { count: records.size - recordsAtMost }));
  const [only] = notices;
  const kinds = new Set(notices.map(({ what }) => what[locale]));
  const about =
    records.size === 1 && kinds.size === 1 && only
      ? [only.record.number, only.what[locale]].filter(Boolean).join(': ')
      : noticeCount(locale, notices.length);
  return { subject: `${organisation}: ${about}`, body: [...paragraphs, footer(frame).join('\n')].join('\n\n') };
}

export function digestLetter(
  due: Readonly<Record<DueStage, readonly DueLine[]>>,
  frame: MailFrame & { day: string },
): { subject: string; body: string } {
  const { locale, organisation, day } = frame;
  const words = mailWords[locale];
  const present = dueStages.filter((stage) => due[stage].length > 0);
  const sections = present.map((stage) => {
    const lines = due[stage]
      .slice(0, recordsAtMost)
      .flatMap(({ record, dueOn, group, instead }) => [
        [
          dayWords(locale, dueOn),
          recordName(record, locale),
          group ? `(${fill(words.group, { name: group })})` : '',
          instead ? `(${fill(words.instead, { name: instead })})` : '',
        ]
          .filter(Boolean)
          .join('  '),
        ...addressOf(record, frame).map((address) => `  ${address}`),
      ]);
    const rest = due[stage].length - recordsAtMost;
    return [
      `${words[stage]}: ${due[stage].length}`,
      ...lines,
      ...(rest > 0 ? [fill(words.more, { count: rest })] : []),
    ].join('\n');
  });
  const counts = present.map((stage) => `${words[stage].toLowerCase()} ${due[stage].length}`).join(', ');
  return {
    subject: `${organisation}: ${fill(words.digest, { day: dayWords(locale, day) })} — ${counts}`,
    body: [...sections, footer(frame).join('\n')].join('\n\n'),
  };
}
