// A status as a small coloured dot with its word; the same colours everywhere.
// <StatusDot group="work" label="На исполнении" />
import type { StateGroup } from '#contract/core.ts';
import classes from './StatusDot.module.css';

export interface StatusDotProps {
  group: StateGroup;
  label: string;
}

export function StatusDot({ group, label }: StatusDotProps) {
  return (
    <span className={classes.status}>
      <span className={classes.dot} data-group={group} aria-hidden="true" />
      <span className={classes.label}>{label}</span>
    </span>
  );
}
