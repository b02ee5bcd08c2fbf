// The facts of a record as pairs, empty ones left out. <Facts title="Исполнение" items={[{ label, value }]} />
import classes from './Facts.module.css';
import type { Fact } from './record-types.ts';

export function Facts({ title, items }: { title?: string; items: Fact[] }) {
  const shown = items.filter((item) => item.always || !isEmpty(item.value));
  if (shown.length === 0) return null;
  return (
    <section>
      {title ? <h2 className={classes.title}>{title}</h2> : null}
      <dl className={classes.facts}>
        {shown.map((item) => (
          <div key={item.label} className={classes.fact}>
            <dt>{item.label}</dt>
            <dd>{isEmpty(item.value) ? '—' : item.value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const isEmpty = (value: unknown) => value === null || value === undefined || value === '' || value === false;
