// Short messages in the corner: toast({ text, acts }) says what happened to which object and offers the next step
// («Письмо ВХ-2026/00012 зарегистрировано · Открыть · Следующее»). Stays longer when there is something to press.
import { useSyncExternalStore } from 'react';

export interface ToastAct {
  label: string;
  /** An address of the application, or a function. */
  to?: string;
  run?: () => void;
}

export interface ToastInput {
  text: string;
  tone?: 'done' | 'info' | 'problem';
  acts?: ToastAct[];
}

export interface Toast extends ToastInput {
  id: number;
}

let toasts: Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

export function toast(input: ToastInput): number {
  last += 1;
  toasts = [...toasts.slice(-2), { ...input, id: last }];
  notify();
  return last;
}

export function dismissToast(id: number): void {
  toasts = toasts.filter((one) => one.id !== id);
  notify();
}

export function useToasts(): Toast[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
}

function notify(): void {
  for (const listener of listeners) listener();
}
