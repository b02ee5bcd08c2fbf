// The lists of tickets: the open ones that the person may see, all of them, those that they do, those that they asked for.
import { TicketsPage } from './TicketsPage.tsx';

export const pages = {
  open: () => <TicketsPage name="open" />,
  all: () => <TicketsPage name="all" />,
  work: () => <TicketsPage name="work" />,
  asked: () => <TicketsPage name="asked" />,
};
