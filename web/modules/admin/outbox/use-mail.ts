// One outgoing message: taken from the list that is open, else looked for from the newest on.
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { listOutbox } from '#contract/record.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { api } from '../../../core/api/call.ts';
import type { Mail } from './mail-words.ts';

interface Pages {
  pages: { items: Mail[] }[];
}

/** Pages of 200 that are read before giving up. */
const mostPages = 25;

export function useMail(id: string): UseQueryResult<Mail, ApiError> {
  const client = useQueryClient();
  return useQuery<Mail, ApiError>({
    queryKey: [listOutbox.name, 'one', id],
    queryFn: async ({ signal }) => {
      const loaded = client.getQueriesData<Pages>({ queryKey: [listOutbox.name, 'pages'] });
      const shown = loaded.flatMap(([, list]) => list?.pages ?? []).flatMap((page) => page.items);
      const found = shown.find((mail) => mail.id === id) ?? (await look(id, signal));
      if (found) return found;
      const message = { ru: 'Такого сообщения нет', en: 'There is no such message' };
      throw new ApiError({ status: 404, code: 'not_found', message });
    },
  });
}

async function look(id: string, signal: AbortSignal): Promise<Mail | undefined> {
  let after: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const input: { limit: number; after?: string } = { limit: 200, ...(after === null ? {} : { after }) };
    const answer: { items: Mail[]; next: string | null } = await api.call(listOutbox, input, { signal });
    const found = answer.items.find((mail) => mail.id === id);
    if (found || answer.next === null) return found;
    after = answer.next;
  }
  return undefined;
}
