// On a kept contact: the cards that became it, each with its own history, each to be parted again.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type readContact, undoMerge } from '#contract/contacts.ts';
import type { Output } from '#contract/core.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { useText } from '../../../core/text/texts.ts';
import classes from '../doubles/Doubles.module.css';
import { useUndoMerge } from '../doubles/use-undo-merge.ts';

export function MergedContacts({ contact }: { contact: Output<typeof readContact> }) {
  const t = useText('merging');
  const undo = useUndoMerge();
  if (contact.merged.length === 0) return null;
  const id = `merged-${contact.id}`;
  return (
    <section aria-labelledby={id}>
      <h2 className={classes.heading} id={id}>
        {t('merged.title')}
      </h2>
      <ul className={classes.merged}>
        {contact.merged.map((one) => (
          <li key={one.mergeId}>
            <Link to={`/contacts/${one.id}`} search={{ history: true } as never}>
              {one.name}
            </Link>
            <span className={classes.dim}>
              {one.by}, <DateText moment={one.at} />
            </span>
            {contact.can.includes(undoMerge.name) ? (
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                loading={undo.pending}
                onClick={() => void undo.run([one.mergeId])}
              >
                {t('merged.part')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
