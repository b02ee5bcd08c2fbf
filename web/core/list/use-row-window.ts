// Which rows of a long list are drawn: virtual rows of one fixed height, more pages asked for near the end, and the place
// kept when one leaves the page and comes back.
import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

const places = new Map<string, number>();

export interface RowWindow {
  scroller: RefObject<HTMLDivElement | null>;
  items: VirtualItem[];
  /** Height above the first drawn row and below the last. */
  before: number;
  after: number;
  reveal: (index: number) => void;
  place: string;
}

export interface RowWindowOptions {
  count: number;
  height: number;
  /** Height of the sticky head over the rows. */
  head: number;
  more: boolean;
  loadMore: () => void;
  /** Name of the place to keep. */
  place: string;
}

export function useRowWindow({ count, height, head, more, loadMore, place }: RowWindowOptions): RowWindow {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 10,
    scrollPaddingStart: head,
    initialOffset: () => places.get(place) ?? 0,
  });
  const items = virtualizer.getVirtualItems();
  const lastDrawn = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && lastDrawn >= count - 20) loadMore();
  }, [more, lastDrawn, count, loadMore]);

  const shown = useRef(place);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    if (shown.current !== place) element.scrollTop = places.get(place) ?? 0;
    shown.current = place;
    const keep = () => places.set(place, element.scrollTop);
    element.addEventListener('scroll', keep, { passive: true });
    return () => element.removeEventListener('scroll', keep);
  }, [place]);

  // The height of a row changes between table and cards: the measured places are out of date then.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the height changes
  useEffect(() => virtualizer.measure(), [height]);

  return {
    scroller,
    items,
    before: items[0]?.start ?? 0,
    after: virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0),
    reveal: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
    place,
  };
}
