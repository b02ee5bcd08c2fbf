// Back and further through a list that is shown a page at a time; nothing where there is one page.
// const [after, setAfter] = useState<string[]>([]); … <PageButtons after={after} next={data.next} go={setAfter} />
import { Button, Group } from '@mantine/core';
import { useText } from '../text/texts.ts';

export interface PageButtonsProps {
  /** Where the pages begin that were opened one after another; empty on the first. */
  after: readonly string[];
  next: string | null;
  go: (after: string[]) => void;
}

export function PageButtons({ after, next, go }: PageButtonsProps) {
  const t = useText();
  if (!next && after.length === 0) return null;
  return (
    <Group gap={8}>
      <Button size="xs" variant="default" disabled={after.length === 0} onClick={() => go(after.slice(0, -1))}>
        {t('page.previous')}
      </Button>
      <Button size="xs" variant="default" disabled={!next} onClick={() => next && go([...after, next])}>
        {t('page.next')}
      </Button>
    </Group>
  );
}
