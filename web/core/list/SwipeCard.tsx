// A card that gives way to the left under a finger and shows its acts; a swipe over most of it does the first one. The same
// acts stand in the card's menu, for the keyboard and the mouse.
import { type PointerEvent, type ReactNode, useRef, useState } from 'react';
import type { RowAct } from './list-types.ts';
import classes from './SwipeCard.module.css';
import { actWidth, gestureOf, letGo, shiftOf } from './swipe.ts';

export interface SwipeCardProps {
  acts: RowAct[];
  open: boolean;
  onOpen: (open: boolean) => void;
  children: ReactNode;
}

interface Finger {
  x: number;
  y: number;
  from: number;
  across: boolean;
  /** Where the card is under the finger; a quick flick ends before the screen has drawn it. */
  shift: number;
}

export function SwipeCard({ acts, open, onOpen, children }: SwipeCardProps) {
  const [dragged, setDragged] = useState<number | null>(null);
  const finger = useRef<Finger | null>(null);
  const swiped = useRef(false);
  if (acts.length === 0) return <div className={classes.card}>{children}</div>;
  const rest = open ? -actWidth * acts.length : 0;
  const shift = dragged ?? rest;

  const down = (event: PointerEvent) => {
    swiped.current = false;
    if (event.pointerType === 'mouse' || !event.isPrimary) return;
    finger.current = { x: event.clientX, y: event.clientY, from: rest, across: false, shift: rest };
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    const held = finger.current;
    if (!held || !event.isPrimary) return;
    const dx = event.clientX - held.x;
    if (!held.across) {
      const gesture = gestureOf(dx, event.clientY - held.y);
      if (gesture === 'none') return;
      if (gesture === 'along') {
        finger.current = null;
        return;
      }
      held.across = true;
      event.currentTarget.setPointerCapture(event.pointerId);
    }
    swiped.current = true;
    held.shift = shiftOf(held.from, dx, event.currentTarget.clientWidth);
    setDragged(held.shift);
  };
  const up = (event: PointerEvent<HTMLElement>) => {
    const held = finger.current;
    finger.current = null;
    setDragged(null);
    if (!held?.across) return;
    const meant = letGo(held.shift, acts.length, event.currentTarget.clientWidth);
    onOpen(meant === 'open');
    if (meant === 'first') acts[0]?.run();
  };
  const cancel = () => {
    finger.current = null;
    setDragged(null);
  };
  return (
    <div className={classes.card}>
      <div className={classes.acts} style={{ width: Math.max(-shift, 0) }} inert={!open}>
        {acts.map((act) => (
          <button
            key={act.label}
            type="button"
            className={classes.act}
            data-tone={act.tone ?? 'plain'}
            onClick={() => {
              onOpen(false);
              act.run();
            }}
          >
            <act.icon size={18} stroke={1.6} />
            <span>{act.label}</span>
          </button>
        ))}
      </div>
      <div
        className={classes.slide}
        data-held={dragged !== null}
        style={shift === 0 ? undefined : { transform: `translateX(${shift}px)` }}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={cancel}
        onClickCapture={(event) => {
          if (!swiped.current && !open) return;
          event.preventDefault();
          event.stopPropagation();
          if (!swiped.current) onOpen(false);
          swiped.current = false;
        }}
      >
        {children}
      </div>
    </div>
  );
}
