// The facts of a record as pairs, empty ones left out; inside <EditInPlace> those with `edit` are edited where they stand.
// <Facts title="Исполнение" items={[{ label, value, edit: { field: 'dueOn', input: <DateField … /> } }]} />
import classes from './Facts.module.css';
import { InPlace } from './in-place/InPlace.tsx';
import { useInPlace } from './in-place/in-place-context.ts';
import type { Fact } from './record-types.ts';

export function Facts({ title, items }: { title?: string; items: Fact[] }) {
  const editing = useInPlace() !== null;
  const shown = items.filter((item) => item.always || (editing && item.edit?.offered) || !isEmpty(item.value));
  if (shown.length === 0) return null;
  return (
    <section>
      {title ? <h2 className={classes.title}>{title}</h2> : null}
      <dl className={classes.facts}>
        {shown.map((item) => (
          <div key={item.label} className={classes.fact}>
            <dt>{item.label}</dt>
            <dd>{shownOf(item, editing)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function shownOf(item: Fact, editing: boolean) {
  if (editing && item.edit) {
    const { offered: _, ...edit } = item.edit;
    return (
      <InPlace label={item.label} {...edit}>
        {item.value}
      </InPlace>
    );
  }
  return isEmpty(item.value) ? '—' : item.value;
}

const isEmpty = (value: unknown) => value === null || value === undefined || value === '' || value === false;
