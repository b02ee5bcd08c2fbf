// What a check found: a sentence, then a line each with its mark, the people it is about and where it is put right.
import { IconAlertTriangle, IconCheck, IconPoint } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Output } from '#contract/core.ts';
import type { SettingFinding, testSetting } from '#contract/setting.ts';
import { useLocalText, useText } from '../../../core/text/texts.ts';
import classes from './Settings.module.css';

const marks = { good: IconCheck, bad: IconAlertTriangle, plain: IconPoint };

export function SettingFindings({ result }: { result: Output<typeof testSetting> }) {
  const say = useLocalText();
  return (
    <>
      <p className={classes.told}>{say(result.told)}</p>
      {result.findings.length > 0 ? (
        <ul className={classes.findings}>
          {result.findings.map((finding) => (
            <Finding key={finding.text.ru} finding={finding} />
          ))}
        </ul>
      ) : null}
    </>
  );
}

function Finding({ finding: { tone, text, to, people } }: { finding: SettingFinding }) {
  const say = useLocalText();
  const t = useText('settings');
  const Mark = marks[tone];
  return (
    <li className={classes.finding} data-tone={tone}>
      <Mark size={16} aria-label={tone === 'plain' ? undefined : t(`tone.${tone}`)} aria-hidden={tone === 'plain'} />
      <div>
        {say(text)}
        {to ? (
          <>
            {' '}
            <Link to={to as never} className={classes.findingLink}>
              {t('open')}
            </Link>
          </>
        ) : null}
        {people.length > 0 ? (
          <ul className={classes.findingPeople}>
            {people.map((person) => (
              <li key={person.id}>
                <Link to={`/admin/users/${person.id}` as never} className={classes.findingLink}>
                  {person.name}
                </Link>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </li>
  );
}
