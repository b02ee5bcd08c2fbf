// What is around every page: short messages, the banner of a lost connection, and the way to sign-in when the session ends.
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { onSignedOut } from '../core/api/call.ts';
import { queryClient } from '../core/api/query-client.ts';
import { Toasts } from '../core/toast/Toasts.tsx';
import { safeNext } from './safe-next.ts';
import { ConnectionBanner } from './shell/ConnectionBanner.tsx';

export function Root() {
  const navigate = useNavigate();
  const href = useRouterState({ select: (state) => state.location.href });
  useEffect(
    () =>
      onSignedOut(() => {
        if (href.startsWith('/auth/login') || href.startsWith('/start')) return;
        queryClient.clear();
        const next = safeNext(href);
        void navigate({ to: '/auth/login', search: next === '/' ? {} : { next } });
      }),
    [href, navigate],
  );
  return (
    <>
      <ConnectionBanner />
      <Outlet />
      <Toasts />
    </>
  );
}
