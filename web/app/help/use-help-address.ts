// The address of the chapter that explains this screen: its route names one, or a route above it does.
import { useRouter, useRouterState } from '@tanstack/react-router';

interface Placed {
  options: { staticData?: { help?: string; parent?: string } };
}

export function useHelpAddress(): string {
  const router = useRouter();
  const last = useRouterState({ select: (state) => state.matches.at(-1)?.staticData });
  const routes = router.routesByPath as Record<string, Placed>;
  let place: { help?: string; parent?: string } | undefined = last;
  while (place && !place.help) place = place.parent ? routes[place.parent]?.options.staticData : undefined;
  return place?.help ? `/help/${place.help}` : '/help';
}
