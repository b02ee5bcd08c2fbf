// Letters typed between Ctrl+K and the moment when the search has its field are kept for it, and are no hot keys of the page.
import { useEffect, useRef } from 'react';

/** Gives what was typed so far and forgets it. */
export function useTypedAhead(opening: boolean): () => string {
  const typed = useRef('');
  useEffect(() => {
    typed.current = '';
    if (!opening) return;
    const keep = (event: KeyboardEvent) => {
      const inField = event.target instanceof HTMLElement && event.target.closest('[role="combobox"]') !== null;
      if (inField || event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      typed.current += event.key;
    };
    window.addEventListener('keydown', keep, { capture: true });
    return () => window.removeEventListener('keydown', keep, { capture: true });
  }, [opening]);
  return () => {
    const text = typed.current;
    typed.current = '';
    return text;
  };
}
