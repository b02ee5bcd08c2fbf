// A priority in a word; high and urgent are seen at a glance.
import type { Priority } from '#contract/helpdesk.ts';
import { useTicketWords } from '../words.ts';
import classes from './Ticket.module.css';

export function PriorityMark({ priority }: { priority: Priority }) {
  const words = useTicketWords();
  return (
    <span className={classes.priority} data-priority={priority}>
      {words.priority(priority)}
    </span>
  );
}
