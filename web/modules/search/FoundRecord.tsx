// One found record: its number and date, what it is about, whose it is, and the words around what was found.
import { IconFileText, IconForms, IconMessage } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { recordAddress } from '../../core/record-addresses.ts';
import { DateText } from '../../core/show/DateText.tsx';
import { useText } from '../../core/text/texts.ts';
import { Marked } from './Marked.tsx';
import classes from './Search.module.css';
import type { FoundItem } from './use-search.ts';

const icons = { card: IconForms, fields: IconForms, comment: IconMessage, file: IconFileText };

export function FoundRecord({ item, kind }: { item: FoundItem; kind: string }) {
  const t = useText('search');
  const to = recordAddress(item.kind, item.id);
  const Icon = icons[item.found.in];
  const title = <Marked text={item.title} marks={item.titleMarks} />;
  return (
    <li className={classes.item} data-life={item.life}>
      <div className={classes.head}>
        <span className={classes.number}>{item.number}</span>
        <span className={classes.kind}>{kind}</span>
        {item.life === 'cancelled' ? <span className={classes.cancelled}>{t('cancelled')}</span> : null}
        <span className={classes.date}>{item.registeredOn ? <DateText day={item.registeredOn} /> : null}</span>
      </div>
      <h2 className={classes.title}>{to ? <Link to={to as never}>{title}</Link> : title}</h2>
      {item.counterpart ? (
        <p className={classes.counterpart}>
          <Marked text={item.counterpart} marks={item.counterpartMarks} />
        </p>
      ) : null}
      {item.found.in === 'card' ? null : (
        <p className={classes.snippet}>
          <Icon size={14} stroke={1.6} className={classes.icon} aria-hidden="true" />
          <span>
            <span className={classes.source}>{sourceOf(item, t)}</span>{' '}
            <Marked text={item.snippet} marks={item.marks} />
          </span>
        </p>
      )}
    </li>
  );
}

function sourceOf({ found }: FoundItem, t: ReturnType<typeof useText>): string {
  if (found.in !== 'file') return t(`source.${found.in}`);
  return found.page === null
    ? t('source.file', { name: found.name })
    : t('source.page', { name: found.name, page: found.page });
}
