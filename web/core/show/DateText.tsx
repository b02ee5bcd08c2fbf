// A moment or a day as people say it («сегодня 14:30», «вчера», «12 марта»), the full one on hover.
// <DateText moment={row.changedAt} /> or <DateText day={row.registeredOn} />
import { datedDay, fullDay, fullMoment, shortDay, shortMoment } from '../dates/format.ts';
import { useHere } from '../dates/use-here.ts';

export type DateTextProps =
  | { moment: string | null | undefined; day?: never; dated?: never }
  /** `dated`: «сегодня» and its neighbours are followed by the date itself, as on a card that is quoted or printed. */
  | { day: string | null | undefined; moment?: never; dated?: boolean };

export function DateText(props: DateTextProps) {
  const here = useHere();
  if (props.moment) {
    return (
      <time dateTime={props.moment} title={fullMoment(props.moment, here)}>
        {shortMoment(props.moment, here)}
      </time>
    );
  }
  if (props.day) {
    return (
      <time dateTime={props.day} title={fullDay(props.day, here.locale)}>
        {props.dated ? datedDay(props.day, here) : shortDay(props.day, here)}
      </time>
    );
  }
  return <span aria-hidden="true">—</span>;
}
