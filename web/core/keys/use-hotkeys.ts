// Registers shortcuts while a component is on the screen; the functions may change at every draw.
import { useEffect, useRef } from 'react';
import { type Hotkey, registerHotkeys } from './hotkeys.ts';

export function useHotkeys(hotkeys: Hotkey[]): void {
  const latest = useRef(hotkeys);
  useEffect(() => {
    latest.current = hotkeys;
  });
  const print = hotkeys.map((one) => `${one.keys} ${one.label ?? ''} ${one.inFields ?? false}`).join('|');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `print` stands for the list; its functions are read through the ref
  useEffect(() => {
    const stable = latest.current.map((one, place) => ({
      ...one,
      run: (event: KeyboardEvent) => latest.current[place]?.run(event),
    }));
    return registerHotkeys(stable);
  }, [print]);
}
