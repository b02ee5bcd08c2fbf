// Locks the screen when nobody has touched any tab for as long as the setting says; a busy reader keeps the session awake.
import { useEffect } from 'react';
import { readSession } from '#contract/sign-in.ts';
import { api } from '../../core/api/call.ts';
import { useOperation } from '../../core/api/use-operation.ts';
import { lastTouch, lockScreen, noteTouch } from './screen-lock.ts';

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
const lookEveryMs = 5_000;

export function useScreenLock(): void {
  const session = useOperation(readSession, {}, { staleTime: 5 * 60_000 });
  const minutes = session.data?.session?.screenLockMinutes ?? 0;
  useEffect(() => {
    if (minutes === 0) return;
    let own = Date.now();
    let told = Date.now();
    noteTouch();
    const touch = () => {
      const now = Date.now();
      if (now - own < 1_000) return;
      own = now;
      noteTouch();
    };
    const look = () => {
      const now = Date.now();
      const touched = Math.max(own, lastTouch());
      if (now - touched >= minutes * 60_000) {
        own = now;
        void lockScreen().catch(() => undefined);
      } else if (touched > told && now - told > Math.min(minutes * 20_000, 240_000)) {
        // Reading asks the server nothing: this says that somebody is there.
        told = now;
        void api.call(readSession, {}).catch(() => undefined);
      }
    };
    for (const sign of signs) window.addEventListener(sign, touch, { passive: true, capture: true });
    const timer = setInterval(look, lookEveryMs);
    document.addEventListener('visibilitychange', look);
    return () => {
      for (const sign of signs) window.removeEventListener(sign, touch, { capture: true });
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [minutes]);
}
