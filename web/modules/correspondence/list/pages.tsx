// The lists of the registry; one page, told apart by direction and by whose letters they are.
import { LettersPage } from './LettersPage.tsx';

export const lists = {
  incoming: () => <LettersPage direction="incoming" />,
  outgoing: () => <LettersPage direction="outgoing" />,
  internal: () => <LettersPage direction="internal" />,
  myIncoming: () => <LettersPage direction="incoming" mine />,
  weOwe: () => <LettersPage direction="incoming" answers="weOwe" />,
  theyOwe: () => <LettersPage direction="outgoing" answers="theyOwe" />,
  myOutgoing: () => <LettersPage direction="outgoing" mine />,
};
