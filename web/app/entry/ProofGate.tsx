// Stands over every page: asks for a proof when the server wants one, and covers everything while the screen is locked.
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { onProofNeeded } from '../../core/api/proof.ts';
import { onLockWord, sayLockWord } from './screen-lock.ts';

const ProofDialog = lazy(() => import('./ProofDialog.tsx'));
const LockScreen = lazy(() => import('./LockScreen.tsx'));

type Answer = (proven: boolean) => void;

export function ProofGate() {
  const [asked, setAsked] = useState(false);
  const [locked, setLocked] = useState(false);
  const asker = useRef<Answer | null>(null);
  const waiting = useRef<Answer[]>([]);
  useEffect(() => {
    const stopAsking = onProofNeeded(
      'sign_in_again',
      () =>
        new Promise<boolean>((resolve) => {
          asker.current = resolve;
          setAsked(true);
        }),
    );
    const stopLocking = onProofNeeded(
      'session_locked',
      () =>
        new Promise<boolean>((resolve) => {
          waiting.current.push(resolve);
          setLocked(true);
        }),
    );
    const stopHearing = onLockWord((word) => {
      setLocked(word === 'locked');
      if (word === 'locked') return;
      for (const goOn of waiting.current.splice(0)) goOn(true);
    });
    return () => {
      stopAsking();
      stopLocking();
      stopHearing();
    };
  }, []);
  useEffect(() => {
    // What lies under the lock is out of reach of keys and screen readers too.
    const rest = document.getElementById('root');
    rest?.toggleAttribute('inert', locked);
    return () => rest?.removeAttribute('inert');
  }, [locked]);
  const answer = (proven: boolean) => {
    setAsked(false);
    asker.current?.(proven);
    asker.current = null;
  };
  return (
    <Suspense>
      {asked && !locked ? <ProofDialog onAnswer={answer} /> : null}
      {locked ? <LockScreen onUnlocked={() => sayLockWord('unlocked')} /> : null}
    </Suspense>
  );
}
