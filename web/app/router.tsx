// All addresses of the application: sign-in and set-up pages, the shell, and inside it what the modules register. Every
// module's screen is loaded when it is first opened.
import {
  createRootRoute,
  createRoute,
  createRouter,
  isRedirect,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { ApiError } from '../core/api/api-error.ts';
import { queryClient } from '../core/api/query-client.ts';
import { meQuery } from '../core/api/session.ts';
import type { ModuleRoute } from '../core/module.ts';
import { modules } from './modules.ts';
import { LoadingPage } from './pages/LoadingPage.tsx';
import { NotFoundPage } from './pages/NotFoundPage.tsx';
import { ProblemPage } from './pages/ProblemPage.tsx';
import { Root } from './Root.tsx';
import { safeNext } from './safe-next.ts';
import { guarded } from './shell/Guarded.tsx';
import { Shell } from './shell/Shell.tsx';

const rootRoute = createRootRoute({ component: Root, notFoundComponent: NotFoundPage, errorComponent: ProblemPage });

const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/auth/login',
  validateSearch: (search: Record<string, unknown>): { next?: string } => {
    const next = safeNext(search.next);
    return next === '/' ? {} : { next };
  },
  component: lazyRouteComponent(() => import('./pages/SignInPage.tsx')),
});

/** Where outside sign-in systems send people back to. */
const outsideRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/auth/openid/$key',
  component: lazyRouteComponent(() => import('./outside/ReturnPage.tsx')),
});

const ownerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/start',
  component: lazyRouteComponent(() => import('./pages/OwnerPage.tsx')),
});

/** Pages of those who have no account in use yet, or not their password. */
const doorRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/welcome',
    component: lazyRouteComponent(() => import('./pages/door/WelcomePage.tsx')),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/register',
    component: lazyRouteComponent(() => import('./pages/door/RegisterPage.tsx')),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/invite',
    component: lazyRouteComponent(() => import('./pages/door/InvitePage.tsx')),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/auth/forgot',
    component: lazyRouteComponent(() => import('./pages/door/ForgotPage.tsx')),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/auth/reset',
    component: lazyRouteComponent(() => import('./pages/door/ResetPage.tsx')),
  }),
];

const passwordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/auth/password',
  beforeLoad: ({ location }) => requireSession(location.href, false),
  component: lazyRouteComponent(() => import('./pages/ForcedPasswordPage.tsx')),
});

const secondFactorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/auth/second-factor',
  beforeLoad: ({ location }) => requireSession(location.href, false),
  component: lazyRouteComponent(() => import('./pages/SecondFactorPage.tsx')),
});

const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: ({ location }) => requireSession(location.href, true),
  component: Shell,
  errorComponent: ProblemPage,
  pendingComponent: LoadingPage,
});

const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  staticData: { titleKey: 'app:home.title' },
  component: lazyRouteComponent(() => import('./pages/HomePage.tsx')),
});

const profileRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/profile',
  staticData: { titleKey: 'app:profile.title', help: 'sign-in' },
  component: lazyRouteComponent(() => import('./pages/profile/ProfilePage.tsx')),
});

const helpRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/help',
  staticData: { titleKey: 'help:title' },
  component: lazyRouteComponent(() => import('./help/HelpPage.tsx')),
});

const chapterRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/help/$chapter',
  staticData: { titleKey: 'help:title', parent: '/help' },
  component: lazyRouteComponent(() => import('./help/HelpPage.tsx')),
});

const recordRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/r/$kind/$id',
  component: lazyRouteComponent(() => import('./pages/RecordByIdPage.tsx')),
});

const lostRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '$',
  staticData: { titleKey: 'app:notFound.title' },
  component: NotFoundPage,
});

function moduleRoute(route: ModuleRoute, section: string) {
  return createRoute({
    getParentRoute: () => shellRoute,
    path: route.path,
    staticData: {
      section,
      titleKey: route.titleKey,
      ...(route.parent ? { parent: route.parent } : {}),
      ...(route.help ? { help: route.help } : {}),
    },
    component: guarded(route.need, lazyRouteComponent(route.load)),
  });
}

async function requireSession(href: string, withPassword: boolean): Promise<void> {
  try {
    const me = await queryClient.ensureQueryData(meQuery);
    const next = safeNext(href);
    const search = next === '/' ? {} : { next };
    if (withPassword && me.user.mustChangePassword) throw redirect({ to: '/auth/password', search });
    if (withPassword && me.user.mustProveSecondFactor) throw redirect({ to: '/auth/second-factor', search });
  } catch (error) {
    if (isRedirect(error)) throw error;
    if (error instanceof ApiError && error.status === 401) {
      const next = safeNext(href);
      // Whoever comes to the main page by themselves sees what this is; whoever wanted a page goes to it through sign-in.
      if (next === '/') throw redirect({ to: '/welcome' });
      throw redirect({ to: '/auth/login', search: next === '/' ? {} : { next } });
    }
    throw error;
  }
}

const screens = modules.flatMap((module) => module.routes.map((route) => moduleRoute(route, module.titleKey)));

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    loginRoute,
    outsideRoute,
    ownerRoute,
    ...doorRoutes,
    passwordRoute,
    secondFactorRoute,
    shellRoute.addChildren([homeRoute, profileRoute, helpRoute, chapterRoute, recordRoute, ...screens, lostRoute]),
  ]),
  defaultPreload: 'intent',
  defaultPreloadDelay: 80,
  defaultPendingComponent: LoadingPage,
  defaultPendingMs: 250,
  defaultErrorComponent: ProblemPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Text key of the page's name, for the breadcrumb and the window's title. */
    titleKey?: string;
    /** Text key of the module's name, the first part of the breadcrumb. */
    section?: string;
    /** Path of the page above it. */
    parent?: string;
    /** Chapter of the manual about the page. */
    help?: string;
  }
}
