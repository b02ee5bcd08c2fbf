// The facts of an event as pairs, changes as «was → is»; whatever is deeper is shown as it is written.
import { fieldDay } from '../../../core/dates/format.ts';
import { useText } from '../../../core/text/texts.ts';
import { useEventWords } from './event-words.ts';
import classes from './Journal.module.css';

interface Change {
  field: string;
  from?: unknown;
  to?: unknown;
}

export function EventValues({ title, values }: { title?: string; values: Record<string, unknown> }) {
  const words = useEventWords();
  const changes = changesOf(values.changes);
  const pairs = Object.entries(values).filter(
    ([key]) => !(key === 'changes' && changes) && !(key === 'fields' && changes),
  );
  if (pairs.length === 0 && !changes?.length) return null;
  return (
    <section>
      {title ? <h2 className={classes.heading}>{title}</h2> : null}
      <dl className={classes.values}>
        {pairs.map(([key, value]) => (
          <div key={key}>
            <dt title={key}>{words.key(key)}</dt>
            <dd>
              <Value value={value} />
            </dd>
          </div>
        ))}
        {(changes ?? []).map((change) => (
          <div key={change.field}>
            <dt title={change.field}>{words.key(change.field)}</dt>
            <dd>
              <del>
                <Value value={change.from} />
              </del>{' '}
              <span aria-hidden="true">→</span>{' '}
              <ins>
                <Value value={change.to} />
              </ins>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Value({ value }: { value: unknown }) {
  const t = useText('admin');
  if (value === null || value === undefined || value === '')
    return <span className={classes.dim}>{t('journal.nothing')}</span>;
  if (typeof value === 'boolean') return t(value ? 'journal.yes' : 'journal.no');
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return fieldDay(value);
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) {
    return value.length > 0 ? value.join(', ') : <span className={classes.dim}>{t('journal.nothing')}</span>;
  }
  return <pre className={classes.raw}>{JSON.stringify(value, null, 2)}</pre>;
}

function changesOf(value: unknown): Change[] | null {
  const isChange = (one: unknown): one is Change => typeof one === 'object' && one !== null && 'field' in one;
  return Array.isArray(value) && value.every(isChange) ? value : null;
}
