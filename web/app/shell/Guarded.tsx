// Keeps a screen for those who are granted its operation; the others read why they don't see it.
import type { RouteComponent } from '@tanstack/react-router';
import { coreErrors } from '#contract/errors.ts';
import { ApiError } from '../../core/api/api-error.ts';
import { useCan } from '../../core/api/session.ts';
import { ErrorState } from '../../core/show/ErrorState.tsx';

const { ru, en, status } = coreErrors.not_allowed;
const refusal = new ApiError({ status, code: 'not_allowed', message: { ru, en } });

export function guarded(need: string | undefined, Screen: RouteComponent): RouteComponent {
  if (!need) return Screen;
  return function Guarded() {
    return useCan(need) ? <Screen /> : <ErrorState error={refusal} />;
  };
}
