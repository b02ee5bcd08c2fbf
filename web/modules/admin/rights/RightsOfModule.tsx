// The rights of one module, folded under its name with how many of them are granted.
import { useEffect, useState } from 'react';
import { useText } from '../../../core/text/texts.ts';
import { useAdminWords } from '../words.ts';
import type { SwitchGiven } from './effective-rights.ts';
import { type RightLine, RightRow } from './RightRow.tsx';
import classes from './Rights.module.css';
import type { Group } from './use-rights-catalog.ts';

export interface RightsOfModuleProps {
  module: string;
  /** All of the module, and those that the search leaves. */
  lines: RightLine[];
  found: RightLine[];
  unfold: boolean;
  groups: readonly Group[];
  onSwitch: ((operation: string, next: SwitchGiven | null) => void) | undefined;
}

export function RightsOfModule({ module, lines, found, unfold, groups, onSwitch }: RightsOfModuleProps) {
  const t = useText('admin');
  const words = useAdminWords();
  const [open, setOpen] = useState(unfold);
  useEffect(() => {
    if (unfold) setOpen(true);
  }, [unfold]);
  if (found.length === 0) return null;
  const granted = lines.filter((line) => line.right.reach !== null).length;
  const own = lines.filter((line) => line.own).length;
  return (
    <details className={classes.module} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={classes.summary}>
        <span className={classes.name}>{words.module(module)}</span>
        <span className={classes.count}>
          {t('rights.granted', { granted, all: lines.length })}
          {own > 0 ? ` · ${t('rights.switched', { count: own })}` : ''}
        </span>
      </summary>
      {open ? (
        <ul className={classes.rows}>
          {found.map((line) => (
            <RightRow key={line.operation.name} line={line} groups={groups} onSwitch={onSwitch} />
          ))}
        </ul>
      ) : null}
    </details>
  );
}
