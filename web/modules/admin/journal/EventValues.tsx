// The facts of an event as pairs, changes as «was → is»; what is deeper is said in one line.
import { fieldDay, shortMoment } from '../../../core/dates/format.ts';
import { useHere } from '../../../core/dates/use-here.ts';
import { useText } from '../../../core/text/texts.ts';
import { useEventWords } from './event-words.ts';
import classes from './Journal.module.css';
import { idShape, type Known } from './use-known.ts';

interface Change {
  field: string;
  from?: unknown;
  to?: unknown;
}

interface EventValuesProps {
  title?: string;
  values: Record<string, unknown>;
  known: Known;
}

export function EventValues({ title, values, known }: EventValuesProps) {
  const words = useEventWords();
  const changes = changesOf(values.changes);
  const told = new Set(changes ? ['actor', 'changes', 'fields'] : ['actor']);
  const pairs = Object.entries(values).filter(([key]) => !told.has(key));
  if (pairs.length === 0 && !changes?.length) return null;
  return (
    <section>
      {title ? <h2 className={classes.heading}>{title}</h2> : null}
      <dl className={classes.values}>
        {pairs.map(([key, value]) => (
          <div key={key}>
            <dt title={key}>{words.key(key)}</dt>
            <dd>
              <Value value={value} known={known} />
            </dd>
          </div>
        ))}
        {(changes ?? []).map((change) => (
          <div key={change.field}>
            <dt title={change.field}>{words.key(change.field)}</dt>
            <dd>
              <del>
                <Value value={change.from} known={known} />
              </del>{' '}
              <span aria-hidden="true">→</span>{' '}
              <ins>
                <Value value={change.to} known={known} />
              </ins>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Value({ value, known }: { value: unknown; known: Known }) {
  const t = useText('journal');
  const words = useEventWords();
  const here = useHere();
  const said = say(value);
  if (typeof value === 'string' && idShape.test(value) && !known.has(value))
    return (
      <code className={classes.code} title={value}>
        …{value.slice(-8)}
      </code>
    );
  return said === '' ? <span className={classes.dim}>{t('event.nothing')}</span> : said;

  function say(one: unknown): string {
    if (one === null || one === undefined) return '';
    if (typeof one === 'boolean') return t(one ? 'event.yes' : 'event.no');
    if (typeof one === 'string') return sayText(one);
    if (Array.isArray(one)) return one.map(say).join(one.some((part) => typeof part === 'object') ? '; ' : ', ');
    if (typeof one !== 'object') return String(one);
    const parts = Object.entries(one).flatMap(([key, part]) => {
      const role = key === 'key' && typeof part === 'string' ? known.get(`role ${part}`) : undefined;
      const text = role?.name ?? say(part);
      return text === '' ? [] : [{ key, text }];
    });
    return parts.length === 1
      ? (parts[0]?.text ?? '')
      : parts.map((part) => `${words.key(part.key)}: ${part.text}`).join(', ');
  }

  function sayText(text: string): string {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return fieldDay(text);
    if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)) return shortMoment(text, here);
    if (idShape.test(text)) return known.get(text)?.name ?? `…${text.slice(-8)}`;
    return words.value(text);
  }
}

function changesOf(value: unknown): Change[] | null {
  const isChange = (one: unknown): one is Change => typeof one === 'object' && one !== null && 'field' in one;
  return Array.isArray(value) && value.every(isChange) ? value : null;
}
