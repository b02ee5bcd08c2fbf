// The keys of the dispatch screen, by their places on the keyboard: they work under the Russian layout.
import { useNavigate } from '@tanstack/react-router';
import { useHotkeys } from '../../../core/keys/use-hotkeys.ts';
import { useText } from '../../../core/text/texts.ts';
import type { Desk } from './desk.ts';

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

export function useDeskKeys(desk: Desk, people: readonly { person: { id: string; name: string } }[]): void {
  const t = useText('dispatch');
  const navigate = useNavigate();
  const act = (run: () => void | Promise<void>) => () => void desk.do(run);
  const move = (step: 1 | -1) => act(() => desk.move(step));
  useHotkeys([
    { keys: 'KeyJ', label: t('keys.down'), run: move(1) },
    { keys: 'ArrowDown', run: move(1) },
    { keys: 'KeyK', label: t('keys.up'), run: move(-1) },
    { keys: 'ArrowUp', run: move(-1) },
    {
      keys: 'Enter',
      label: t('keys.give'),
      run: () => {
        // On a button or a link elsewhere Enter is that one's; a row of the queue is only where the cursor stands.
        const on = document.activeElement;
        const own = on instanceof HTMLElement && on.closest('button, a') && !on.closest('[data-ticket]');
        if (own) (on as HTMLElement).click();
        else void desk.do(() => desk.giveProposed());
      },
    },
    ...digits.map((digit) => ({
      keys: `Digit${digit}`,
      ...(digit === 1 ? { label: t('keys.number') } : {}),
      run: act(async () => {
        const one = people[digit - 1];
        if (one) await desk.give(one.person);
      }),
    })),
    { keys: 'KeyQ', label: t('keys.queue'), run: act(() => desk.toQueue()) },
    { keys: 'KeyP', label: t('keys.priority'), run: act(() => desk.nextPriority()) },
    {
      keys: 'KeyO',
      label: t('keys.open'),
      run: () => {
        const id = desk.current?.ticket.id;
        if (id) void navigate({ to: `/tickets/${id}` });
      },
    },
    { keys: 'KeyZ', label: t('keys.undo'), run: act(() => desk.undo()) },
    { keys: 'KeyR', label: t('keys.fresh'), run: act(desk.reload) },
  ]);
}
