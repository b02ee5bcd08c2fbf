// A text with the found words marked; the places come from the server, the text stays plain.
import type { ReactNode } from 'react';
import classes from './Search.module.css';

export function Marked({ text, marks }: { text: string; marks: readonly (readonly [number, number])[] }) {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const [from, length] of marks) {
    if (from < end) continue;
    parts.push(text.slice(end, from));
    parts.push(
      <mark key={from} className={classes.mark}>
        {text.slice(from, from + length)}
      </mark>,
    );
    end = from + length;
  }
  return (
    <>
      {parts}
      {text.slice(end)}
    </>
  );
}
