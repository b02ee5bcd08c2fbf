// What a person may do and why: their roles, then every right by module with what gives it or takes it away.
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { listRightHolders, type readMyRights } from '#contract/rights.ts';
import { useCan } from '../api/session.ts';
import { useLocalText, useText } from '../text/texts.ts';
import classes from './HeldRights.module.css';
import { dayWords, useReasonWords } from './reason-words.ts';

type Held = Output<typeof readMyRights>;

export function HeldRights({ held }: { held: Held }) {
  const t = useText('rights');
  const moduleWords = useText('admin');
  const say = useLocalText();
  const [words, setWords] = useState('');
  const asked = words.trim().toLowerCase();
  const found = held.items.filter((item) => asked === '' || say(item.title).toLowerCase().includes(asked));
  const modules = [...new Set(found.map((item) => item.module))];
  return (
    <div className={classes.held}>
      <ul className={classes.roles} aria-label={t('held.roles')}>
        {held.roles.length === 0 ? <li className={classes.dim}>{t('held.noRoles')}</li> : null}
        {held.roles.map((one) => (
          <li key={[one.role.key, one.group?.id, one.area?.id].join()} className={classes.role}>
            {say(one.role.name)}
            <span className={classes.dim}>
              {[
                one.group ? t('held.through', { group: one.group.name }) : '',
                one.area ? t('held.area', { area: one.area.name }) : '',
                one.endsOn ? t('held.until', { day: dayWords(one.endsOn) }) : '',
              ]
                .filter(Boolean)
                .join(', ')}
            </span>
          </li>
        ))}
        {held.standsIn.map((one) => (
          <li key={one.id} className={classes.role}>
            {t('held.standsIn', { name: one.name })}
            <span className={classes.dim}>{t('held.until', { day: dayWords(one.untilOn) })}</span>
          </li>
        ))}
      </ul>
      {held.items.length === 0 ? <p className={classes.dim}>{t('held.none')}</p> : null}
      {held.items.length > 0 ? (
        <TextInput
          size="xs"
          className={classes.search}
          aria-label={t('held.find')}
          placeholder={t('held.find')}
          leftSection={<IconSearch size={14} />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      ) : null}
      {held.items.length > 0 && found.length === 0 ? <p className={classes.dim}>{t('held.nothing')}</p> : null}
      {modules.map((module) => (
        <details key={`${module} ${asked !== ''}`} className={classes.module} open={asked !== ''}>
          <summary className={classes.summary}>
            {moduleWords(`module.${module}`, { defaultValue: module })}
            <span className={classes.count}>{found.filter((item) => item.module === module).length}</span>
          </summary>
          <ul className={classes.rows}>
            {found
              .filter((item) => item.module === module)
              .map((item) => (
                <RightRow key={item.operation} item={item} />
              ))}
          </ul>
        </details>
      ))}
    </div>
  );
}

function RightRow({ item }: { item: Held['items'][number] }) {
  const t = useText('rights');
  const say = useLocalText();
  const inWords = useReasonWords();
  const mayAsk = useCan(listRightHolders);
  const title = say(item.title);
  return (
    <li className={classes.row}>
      <span className={classes.title} title={item.operation}>
        {mayAsk ? <Link to={`/admin/rights/${item.operation}`}>{title}</Link> : title}
      </span>
      <span className={classes.reach} data-taken={item.reach === null}>
        {item.reach === null ? t('held.taken') : t(`reach.${item.reach}`)}
      </span>
      <ul className={classes.because} aria-label={t('held.because', { title })}>
        {item.because.map((one) => (
          <li key={inWords.reason(one)} data-taken={!one.enabled}>
            {inWords.reason(one)}
          </li>
        ))}
      </ul>
    </li>
  );
}
