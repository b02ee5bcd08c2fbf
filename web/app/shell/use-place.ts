// Where one is: the breadcrumb made of the routes' titles, and the window's title from it. A record's screen may put its
// own name at the end with `usePlaceName`.
import { useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { usePlaceEnd } from '../../core/place.ts';
import { useText } from '../../core/text/texts.ts';

export interface Crumb {
  label: string;
  to: string | null;
}

export function usePlace(): Crumb[] {
  const t = useText('app');
  const router = useRouter();
  const last = useRouterState({ select: (state) => state.matches.at(-1) });
  const end = usePlaceEnd();
  const crumbs: Crumb[] = [];
  let parent = last?.staticData.parent;
  while (parent) {
    const route = (
      router.routesByPath as Record<string, { options: { staticData?: { titleKey?: string; parent?: string } } }>
    )[parent];
    const titleKey = route?.options.staticData?.titleKey;
    if (titleKey) crumbs.unshift({ label: t(titleKey), to: parent });
    parent = route?.options.staticData?.parent;
  }
  const section = last?.staticData.section;
  if (section) crumbs.unshift({ label: t(section), to: null });
  const own = last?.staticData.titleKey;
  if (end) crumbs.push({ label: end, to: null });
  else if (own) crumbs.push({ label: t(own), to: null });
  return crumbs;
}

export function useWindowTitle(): void {
  const t = useText('app');
  const place = usePlace().at(-1)?.label;
  useEffect(() => {
    document.title = place ? `${place} · ${t('product')}` : t('product');
  }, [place, t]);
}
