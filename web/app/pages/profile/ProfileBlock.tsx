// One block of the profile page: a heading, perhaps a hint, and what belongs to it.
import type { ReactNode } from 'react';
import classes from './ProfilePage.module.css';

export interface ProfileBlockProps {
  id: string;
  title: string;
  hint?: string;
  children: ReactNode;
}

export function ProfileBlock({ id, title, hint, children }: ProfileBlockProps) {
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {hint ? <p className={classes.hint}>{hint}</p> : null}
      {children}
    </section>
  );
}
