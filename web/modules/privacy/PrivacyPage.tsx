// The frame of a page that is no list: title, acts, and the states of its main answer.
import type { ReactNode } from 'react';
import { usePlaceName } from '../../core/place.ts';
import { ErrorState } from '../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../core/show/SkeletonRows.tsx';
import classes from './Privacy.module.css';

export interface PrivacyPageProps {
  title: string | undefined;
  status?: ReactNode;
  acts?: ReactNode;
  error?: Error | null;
  retry?: () => void;
  loading?: boolean;
  children: ReactNode;
}

export function PrivacyPage({ title, status, acts, error, retry, loading, children }: PrivacyPageProps) {
  usePlaceName(title);
  if (error && loading !== false) return <ErrorState error={error} {...(retry ? { retry } : {})} />;
  if (loading) return <SkeletonRows rows={10} />;
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{title}</h1>
        {status}
        <div className={classes.acts}>{acts}</div>
      </header>
      {children}
    </div>
  );
}

export function PrivacySection({ title, acts, children }: { title: string; acts?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <div className={classes.head}>
        <h2>{title}</h2>
        <div className={classes.acts}>{acts}</div>
      </div>
      {children}
    </section>
  );
}
