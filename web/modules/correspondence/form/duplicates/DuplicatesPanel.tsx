// The quiet panel above the form's bar: what looks like the letter being typed, and what can be done about it by one key.
import { Button, UnstyledButton } from '@mantine/core';
import { IconCopy, IconCopyCheck } from '@tabler/icons-react';
import { useHotkeys } from '../../../../core/keys/use-hotkeys.ts';
import { DateText } from '../../../../core/show/DateText.tsx';
import { useText } from '../../../../core/text/texts.ts';
import classes from './Duplicates.module.css';
import type { Candidate, Duplicates } from './use-duplicates.ts';

export interface DuplicatesPanelProps {
  duplicates: Duplicates;
  /** Lays the draft's files beside the compared letter; absent while that is not allowed. */
  attach: ((letter: Candidate) => void) | null;
  attaching: boolean;
}

export function DuplicatesPanel({ duplicates, attach, attaching }: DuplicatesPanelProps) {
  const t = useText('duplicates');
  const { items, hidden, compared, compare, dismiss } = duplicates;
  const next = () => {
    const place = compared ? items.indexOf(compared) + 1 : 0;
    compare(items[place % Math.max(1, items.length)]?.letter.id ?? null);
  };
  const shown = items.length > 0;
  useHotkeys(
    shown
      ? [
          { keys: 'F9', label: t('keys.compare'), inFields: true, run: stopped(next) },
          // Never blindly: the first press shows what the copy would join.
          {
            keys: 'F8',
            label: t('keys.attach'),
            inFields: true,
            run: stopped(() => (compared ? attach?.(compared) : next())),
          },
          { keys: 'alt+KeyO', label: t('keys.open'), inFields: true, run: stopped(() => compared && open(compared)) },
        ]
      : [],
  );
  if (!shown && hidden === 0) return <div role="status" />;
  return (
    <section className={classes.panel} data-over-form aria-label={t('title')}>
      <p className={classes.title} role="status">
        <IconCopy size={16} stroke={1.6} aria-hidden="true" />
        {shown ? t('found', { count: items.length }) : t('hiddenOnly')}
      </p>
      {shown && hidden > 0 ? <p className={classes.dim}>{t('hiddenToo')}</p> : null}
      <ul className={classes.list}>
        {items.map((one) => (
          <li key={one.letter.id} data-compared={one === compared}>
            <UnstyledButton
              className={classes.candidate}
              aria-pressed={one === compared}
              onClick={() => compare(one === compared ? null : one.letter.id)}
            >
              <span className={classes.line}>
                <b className={classes.number}>{one.letter.number}</b>
                <DateText day={one.letter.registeredOn} />
                <span className={classes.share}>{t('share', { percent: Math.round(one.score * 100) })}</span>
              </span>
              <span className={classes.text}>
                {one.letter.counterpart} · {one.letter.subject}
              </span>
              <span className={classes.dim}>{one.reasons.map((reason) => t(`reason.${reason}`)).join(' · ')}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <div className={classes.acts}>
        {compared && attach ? (
          <Button
            size="compact-sm"
            variant="light"
            loading={attaching}
            leftSection={<IconCopyCheck size={15} stroke={1.6} />}
            title="F8"
            onClick={() => attach(compared)}
          >
            {t('attach')}
          </Button>
        ) : null}
        {compared ? (
          <Button size="compact-sm" variant="subtle" title="Alt+O" onClick={() => open(compared)}>
            {t('open')}
          </Button>
        ) : shown ? (
          <span className={classes.dim}>{t('hint')}</span>
        ) : null}
        <Button variant="subtle" color="gray" size="compact-sm" onClick={dismiss}>
          {t('dismiss')}
        </Button>
      </div>
    </section>
  );
}

const stopped = (run: () => void) => (event: KeyboardEvent) => {
  event.preventDefault();
  run();
};
/** In a window of its own: what is typed stays where it is. */
const open = ({ letter }: Candidate) => window.open(`/${letter.direction}/${letter.id}`, '_blank', 'noopener');
