// The figures of the state, in the groups in which an administrator thinks of them.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Output } from '#contract/core.ts';
import type { readSystemState } from '#contract/system-state.ts';
import { useHere } from '../../../core/dates/use-here.ts';
import { Facts } from '../../../core/record/Facts.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { sizeText } from '../../../core/show/size-text.ts';
import { useText } from '../../../core/text/texts.ts';
import classes from './System.module.css';
import { ToolFacts } from './ToolFacts.tsx';

export function SystemFacts({ state }: { state: Output<typeof readSystemState> }) {
  const t = useText('system');
  const { locale } = useHere();
  const size = (bytes: number) => sizeText(bytes, locale);
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  const fact = (key: string, value: ReactNode) => ({ label: t(`fact.${key}`), value, always: true as const });
  const { program, database, files, journal, jobs, search, mail, people, tools } = state;
  return (
    <div className={classes.groups}>
      <Facts
        title={t('group.people')}
        items={[
          fact('active', number(people.active)),
          fact('unconfirmed', number(people.unconfirmed)),
          fact('invited', number(people.invited)),
          fact('deactivated', number(people.deactivated)),
          fact('sessions', number(people.sessions)),
          fact('locked', number(people.locked)),
          fact(
            'refusedSignIns',
            people.refusedSignIns > 0 ? (
              <Link to={'/admin/journal' as never} hash="operation=identity.session.open&outcome=refused">
                {number(people.refusedSignIns)}
              </Link>
            ) : (
              number(0)
            ),
          ),
        ]}
      />
      <Facts
        title={t('group.journal')}
        items={[
          fact('lastSeal', journal.lastSealAt ? <DateText moment={journal.lastSealAt} /> : t('never')),
          fact(
            'unsealed',
            t('unsealed', { events: number(journal.unsealed), seconds: number(journal.unsealedSeconds) }),
          ),
        ]}
      />
      <Facts
        title={t('group.work')}
        items={[
          fact('jobsWaiting', number(jobs.waiting)),
          fact('jobsFailed', number(jobs.failed)),
          fact('mailWaiting', number(mail.waiting)),
          fact('mailFailed', number(mail.failed)),
          fact('mailKept', number(mail.kept)),
        ]}
      />
      <Facts
        title={t('group.search')}
        items={[
          fact('searchDue', number(search.due)),
          fact('filesWaiting', number(search.filesWaiting)),
          fact('filesFailed', <Link to={'/admin/texts' as never}>{number(search.filesFailed)}</Link>),
        ]}
      />
      <ToolFacts tools={tools} />
      <Facts
        title={t('group.storage')}
        items={[
          fact('database', size(database.bytes)),
          fact('files', t('filesText', { count: files.count, size: size(files.bytes) })),
          fact('free', t('freeText', { free: size(files.freeBytes), all: size(files.diskBytes) })),
        ]}
      />
      <Facts
        title={t('group.program')}
        items={[
          fact('version', program.version),
          fact('started', <DateText key="started" moment={program.startedAt} />),
          fact('memory', size(program.memoryBytes)),
          fact('node', program.node),
          fact('postgresql', `${database.version}${database.own ? '' : ` (${t('embedded')})`}`),
          fact('connections', t('connectionsText', { now: database.connections, most: database.connectionsAtMost })),
          fact('migration', database.migration),
        ]}
      />
    </div>
  );
}
