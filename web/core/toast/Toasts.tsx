// Draws the short messages of toast.ts; the timer waits while the pointer or the focus is on the message.
import { CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useText } from '../text/texts.ts';
import classes from './Toasts.module.css';
import { dismissToast, type Toast, useToasts } from './toast.ts';

const icons = { done: IconCircleCheck, info: IconInfoCircle, problem: IconAlertTriangle };

export function Toasts() {
  const toasts = useToasts();
  const t = useText();
  return (
    <section className={classes.place} aria-label={t('toast.place')} aria-live="polite">
      {toasts.map((one) => (
        <ToastCard key={one.id} toast={one} />
      ))}
    </section>
  );
}

function ToastCard({ toast }: { toast: Toast }) {
  const t = useText();
  const navigate = useNavigate();
  const here = useLocation({ select: ({ pathname }) => pathname });
  const [held, setHeld] = useState(false);
  const tone = toast.tone ?? 'done';
  const Icon = icons[tone];
  useEffect(() => {
    if (held) return;
    const life = tone === 'problem' ? 12_000 : toast.acts?.length ? 9000 : 5000;
    const timer = setTimeout(() => dismissToast(toast.id), life);
    return () => clearTimeout(timer);
  }, [held, tone, toast.id, toast.acts?.length]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: holding the timer is no act of its own
    <div
      className={classes.toast}
      data-tone={tone}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon size={18} stroke={1.7} aria-hidden="true" className={classes.icon} />
      <span className={classes.text}>
        {toast.text}
        {toast.acts
          ?.filter(({ to }) => to !== here)
          .map((act) => (
            <span key={act.label}>
              {' · '}
              <button
                type="button"
                className={classes.act}
                onClick={() => {
                  dismissToast(toast.id);
                  if (act.to) void navigate({ to: act.to });
                  act.run?.();
                }}
              >
                {act.label}
              </button>
            </span>
          ))}
      </span>
      <CloseButton size="sm" aria-label={t('action.close')} onClick={() => dismissToast(toast.id)} />
    </div>
  );
}
