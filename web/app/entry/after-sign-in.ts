// Where a person goes once the server has opened their session.
import { useNavigate } from '@tanstack/react-router';
import { me } from '#contract/identity.ts';
import { api } from '../../core/api/call.ts';
import { queryClient } from '../../core/api/query-client.ts';
import { meQuery } from '../../core/api/session.ts';
import { readPreference } from '../../core/preferences.ts';
import { setLocale } from '../../core/text/texts.ts';
import { goNext } from '../safe-next.ts';

export function useAfterSignIn(next: string | undefined): () => Promise<void> {
  const navigate = useNavigate();
  return async () => {
    queryClient.clear();
    const person = await api.call(me, {});
    queryClient.setQueryData(meQuery.queryKey, person);
    if (readPreference('locale') === null) await setLocale(person.user.locale);
    const search = next ? { next } : {};
    if (person.user.mustChangePassword) await navigate({ to: '/auth/password', search });
    else if (person.user.mustProveSecondFactor) await navigate({ to: '/auth/second-factor', search });
    else await goNext(next, navigate);
  };
}
