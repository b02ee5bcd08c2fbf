// A picture over which black boxes are drawn with the mouse, a pen or a finger.
import { type PointerEvent, type RefObject, useRef, useState } from 'react';
import { type Box, boxBetween } from './painted-copy.ts';
import classes from './Quarantine.module.css';

export interface PaintOverProps {
  address: string;
  label: string;
  boxes: readonly Box[];
  onChange: (boxes: Box[]) => void;
  picture: RefObject<HTMLImageElement | null>;
  onBroken: () => void;
}

/** Smaller ones are a tap that slipped. */
const leastShare = 0.005;

export function PaintOver({ address, label, boxes, onChange, picture, onBroken }: PaintOverProps) {
  const from = useRef<{ x: number; y: number } | null>(null);
  const [drawn, setDrawn] = useState<Box | null>(null);
  const place = (event: PointerEvent<HTMLElement>) => {
    const frame = event.currentTarget.getBoundingClientRect();
    return { x: (event.clientX - frame.left) / frame.width, y: (event.clientY - frame.top) / frame.height };
  };
  const end = (event: PointerEvent<HTMLElement>) => {
    if (from.current) {
      const box = boxBetween(from.current, place(event));
      if (box.width > leastShare && box.height > leastShare) onChange([...boxes, box]);
    }
    from.current = null;
    setDrawn(null);
  };
  return (
    <div
      className={classes.picture}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = place(event);
      }}
      onPointerMove={(event) => {
        if (from.current) setDrawn(boxBetween(from.current, place(event)));
      }}
      onPointerUp={end}
      onPointerCancel={() => {
        from.current = null;
        setDrawn(null);
      }}
    >
      <img ref={picture} src={address} alt={label} draggable={false} onError={onBroken} />
      {[...boxes, ...(drawn ? [drawn] : [])].map((box, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: boxes are only added at the end and taken from it
          key={index}
          className={classes.box}
          style={{
            left: `${box.x * 100}%`,
            top: `${box.y * 100}%`,
            width: `${box.width * 100}%`,
            height: `${box.height * 100}%`,
          }}
        />
      ))}
    </div>
  );
}
