// A part of a long form under its own heading; `Row` puts short fields beside each other where there is room.
import { type ReactNode, useId } from 'react';
import classes from './Form.module.css';

export function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 className={classes.sectionTitle} id={id}>
        {title}
      </h2>
      {hint ? <p className={classes.sectionHint}>{hint}</p> : null}
      <div className={classes.fields}>{children}</div>
    </section>
  );
}

export function Row({ children }: { children: ReactNode }) {
  return <div className={classes.row}>{children}</div>;
}
