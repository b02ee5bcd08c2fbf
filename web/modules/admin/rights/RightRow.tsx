// One right: its name, how far it reaches now, and the switch of this person's own.
import { NativeSelect } from '@mantine/core';
import type { Reach } from '#contract/core.ts';
import { useLocalText, useText } from '../../../core/text/texts.ts';
import { addedReaches, type Right, type SwitchGiven } from './effective-rights.ts';
import classes from './Rights.module.css';
import { useRightWords } from './rights-words.ts';
import type { Group, Roles } from './use-rights-catalog.ts';

export interface RightLine {
  operation: Roles['operations'][number];
  byRoles: Right;
  right: Right;
  own: SwitchGiven | undefined;
}

export interface RightRowProps {
  line: RightLine;
  groups: readonly Group[];
  onSwitch: ((operation: string, next: SwitchGiven | null) => void) | undefined;
}

export function RightRow({ line, groups, onSwitch }: RightRowProps) {
  const t = useText('admin');
  const say = useLocalText();
  const inWords = useRightWords(groups);
  const { operation, byRoles, right, own } = line;
  const title = say(operation.title);
  const value = own ? (own.enabled ? own.reach : 'off') : '';
  const offered: string[] = [...addedReaches(byRoles), ...(byRoles.reach ? ['off'] : [])];
  if (value !== '' && !offered.includes(value)) offered.unshift(value);
  const pick = (next: string) => {
    if (next === '') onSwitch?.(operation.name, null);
    else {
      const enabled = next !== 'off';
      onSwitch?.(operation.name, { operation: operation.name, enabled, reach: enabled ? (next as Reach) : 'own' });
    }
  };
  return (
    <li className={classes.row} data-own={own !== undefined}>
      <span className={classes.title} title={operation.name}>
        {title}
      </span>
      <span className={classes.right} data-granted={right.reach !== null}>
        {inWords(right)}
      </span>
      {onSwitch ? (
        <NativeSelect
          size="xs"
          className={classes.switch}
          aria-label={t('rights.switchOf', { title })}
          value={value}
          onChange={(event) => pick(event.currentTarget.value)}
        >
          <option value="">{t('rights.asRoles', { right: inWords(byRoles) })}</option>
          {offered.map((option) => (
            <option key={option} value={option}>
              {t(`rights.switch.${option}`)}
            </option>
          ))}
        </NativeSelect>
      ) : own ? (
        <span className={classes.ownMark}>{t('rights.ownMark')}</span>
      ) : null}
    </li>
  );
}
