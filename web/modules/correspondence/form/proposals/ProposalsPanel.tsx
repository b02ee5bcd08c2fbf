// What the scan tells of the letter, above the fields that it would fill: taken one by one, or all by one key.
import { Badge, Button } from '@mantine/core';
import { IconScan } from '@tabler/icons-react';
import { fieldDay } from '../../../../core/dates/format.ts';
import { useHotkeys } from '../../../../core/keys/use-hotkeys.ts';
import { useText } from '../../../../core/text/texts.ts';
import classes from './Proposals.module.css';
import type { Proposal, Proposals } from './use-proposals.ts';

/** Where what was read stands: a form has one. */
export const panelId = 'scan-proposals';

export function ProposalsPanel({ proposals }: { proposals: Proposals }) {
  const t = useText('proposals');
  const tc = useText('correspondence');
  const name = (field: Proposal['field']) => (field === 'answers' ? t('answers') : tc(`field.${field}`));
  const { open, takeAll, look, dismiss } = proposals;
  useHotkeys(open.length > 0 ? [{ keys: 'F2', label: t('keys.takeAll'), inFields: true, run: takeAll }] : []);
  if (open.length === 0) return <div role="status" />;
  return (
    <section id={panelId} className={classes.panel} aria-label={t('title')}>
      <p className={classes.title} role="status">
        <IconScan size={16} stroke={1.6} aria-hidden="true" />
        {t('found', { count: open.length })}
      </p>
      <ul className={classes.list}>
        {open.map((one) => (
          <li key={one.field} onPointerEnter={() => look(one.field)} onPointerLeave={() => look(null)}>
            <span className={classes.field}>{name(one.field)}</span>
            <span className={classes.value} title={t('quote', { quote: one.quote })}>
              {shownOf(one)}
              {one.fresh ? (
                <Badge size="sm" variant="light" color="gray">
                  {t('fresh')}
                </Badge>
              ) : null}
            </span>
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={t('takeOne', { field: name(one.field) })}
              onFocus={() => look(one.field)}
              onBlur={() => look(null)}
              onClick={one.take}
            >
              {t('take')}
            </Button>
          </li>
        ))}
      </ul>
      <div className={classes.acts}>
        <Button size="compact-sm" variant="light" title="F2" onClick={takeAll}>
          {t('takeAll')}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={dismiss}>
          {t('dismiss')}
        </Button>
        <span className={classes.field}>{t('hint')}</span>
      </div>
    </section>
  );
}

const shownOf = ({ field, shown }: Proposal): string => (field === 'documentDate' ? fieldDay(shown) : shown);
