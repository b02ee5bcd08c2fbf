// How hard the password that is being typed is to guess: 0 to 4, or null while nobody knows.
import { useEffect, useRef, useState } from 'react';

const pauseMs = 200;

export function useStrength(password: string, words: readonly string[]): number | null {
  const [judged, setJudged] = useState<{ password: string; score: number } | null>(null);
  const worker = useRef<Worker | null>(null);
  const context = words.join('\n');
  useEffect(() => () => worker.current?.terminate(), []);
  useEffect(() => {
    if (password.length < 4) return;
    const timer = setTimeout(() => {
      if (!worker.current) {
        worker.current = new Worker(new URL('./judge-worker.ts', import.meta.url), { type: 'module' });
        worker.current.onmessage = (message: MessageEvent<{ password: string; score: number }>) =>
          setJudged(message.data);
      }
      worker.current.postMessage({ password, words: context.split('\n').filter(Boolean) });
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [password, context]);
  return judged && judged.password === password ? judged.score : null;
}
