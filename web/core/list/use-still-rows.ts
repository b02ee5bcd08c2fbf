// Keeps the row under the keyboard's cursor, or under the pointer, where it stands when others change the rows above it.
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { ListRow } from './list-types.ts';

export function useStillRows<Row extends ListRow>(
  rows: readonly Row[],
  scroller: RefObject<HTMLElement | null>,
  height: number,
  cursor: number,
  place: string,
): void {
  const hovered = useRef<string | null>(null);
  const before = useRef({ rows, place, anchor: null as string | null });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const over = ({ target }: Event) => {
      hovered.current =
        target instanceof Element ? (target.closest('[data-row]')?.getAttribute('data-row') ?? null) : null;
    };
    const leave = () => {
      hovered.current = null;
    };
    element.addEventListener('pointerover', over, { passive: true });
    element.addEventListener('pointerleave', leave, { passive: true });
    return () => {
      element.removeEventListener('pointerover', over);
      element.removeEventListener('pointerleave', leave);
    };
  }, [scroller]);
  useLayoutEffect(() => {
    const was = before.current;
    const element = scroller.current;
    const anchor = hovered.current ?? was.anchor;
    if (element && anchor && was.place === place && was.rows !== rows) {
      const [from, to] = [was.rows, rows].map((list) => list.findIndex((row) => row.id === anchor)) as [number, number];
      if (from >= 0 && to >= 0 && from !== to) element.scrollTop += (to - from) * height;
    }
    before.current = { rows, place, anchor: rows[cursor]?.id ?? null };
  });
}
