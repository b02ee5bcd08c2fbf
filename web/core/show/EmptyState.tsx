// What a list or a page says when there is nothing: what this is, and one act to begin.
// <EmptyState title="Писем пока нет" text="Здесь будут…" action={<Button>…</Button>} />
import { IconInbox } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import classes from './States.module.css';

export interface EmptyStateProps {
  title: string;
  text?: ReactNode;
  action?: ReactNode;
  icon?: ComponentType<{ size?: number | string; stroke?: number | string }>;
  /** Smaller, for a block inside a page. */
  compact?: boolean;
  /** The title is the heading of the page. */
  heading?: boolean;
}

export function EmptyState({
  title,
  text,
  action,
  icon: Icon = IconInbox,
  compact = false,
  heading = false,
}: EmptyStateProps) {
  return (
    <div className={classes.state} data-compact={compact}>
      <span className={classes.icon} aria-hidden="true">
        <Icon size={compact ? 22 : 32} stroke={1.4} />
      </span>
      {heading ? <h1 className={classes.title}>{title}</h1> : <p className={classes.title}>{title}</p>}
      {text ? <p className={classes.text}>{text}</p> : null}
      {action ? <div className={classes.action}>{action}</div> : null}
    </div>
  );
}
