// The three lists of tickets: all that the person may see, those that they do, those that they asked for.
import { TicketsPage } from './TicketsPage.tsx';

export const pages = {
  all: () => <TicketsPage name="all" />,
  work: () => <TicketsPage name="work" />,
  asked: () => <TicketsPage name="asked" />,
};
