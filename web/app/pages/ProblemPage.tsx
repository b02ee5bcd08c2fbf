// A page that could not be opened: the server's words when it said no, otherwise a plain apology with a way to try again.
// A part of the program that did not come is asked for only by a new page: browsers remember that it failed.
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ApiError } from '../../core/api/api-error.ts';
import { onReturn } from '../../core/api/connection.ts';
import { ErrorState } from '../../core/show/ErrorState.tsx';

export function ProblemPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = () => {
    if (!(error instanceof ApiError)) return window.location.reload();
    reset();
    void router.invalidate();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: listens once, the router does not change
  useEffect(() => onReturn(retry), []);
  return <ErrorState error={error} retry={retry} />;
}
