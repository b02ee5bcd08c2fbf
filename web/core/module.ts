// What a module gives to the shell: its screens, its menu, its widgets of the main page and its commands of the search.
// A module writes `web/modules/<name>/module.ts` with one exported `WebModule`; web/app/modules.ts lists them.
import type { ComponentType } from 'react';

/** A screen. `path` is a TanStack Router path (`/incoming/$id`); the component is the default export of the loaded file. */
export interface ModuleRoute {
  path: string;
  /** Text key of the page's name, for the breadcrumb and the window's title (`correspondence:menu.incoming`). */
  titleKey: string;
  /** Path of the page above it in the breadcrumb. */
  parent?: string;
  /** Chapter of the manual about the page, the end of its address under /help; that of the page above when absent. */
  help?: string;
  /** Operation that must be granted (in `can`); without it the page says that there is no right. */
  need?: string;
  load: () => Promise<{ default: ComponentType }>;
}

/** A line in the left rail. Shown only to those who are granted `need`. */
export interface MenuItem {
  to: string;
  labelKey: string;
  need?: string;
  /** Key of `counters` in GET /api/me: how much waits for this person. */
  counter?: string;
  icon?: ComponentType<{ size?: number | string; stroke?: number | string }>;
}

/** A command of the search palette (Ctrl+K): «зарегистрировать письмо». */
export interface ModuleCommand {
  id: string;
  labelKey: string;
  to: string;
  need?: string;
}

/** A block of the main page. The component is the default export of the loaded file. */
export interface ModuleWidget {
  id: string;
  need?: string;
  load: () => Promise<{ default: ComponentType }>;
}

export interface WebModule {
  id: string;
  titleKey: string;
  routes: ModuleRoute[];
  menu: MenuItem[];
  /** In a long rail the module's lines are folded under its name until it is opened or one of its pages is. */
  rare?: true;
  commands?: ModuleCommand[];
  widgets?: ModuleWidget[];
  /** Address of a record of one of the module's kinds, for search results, notices and links; null when it is not the module's kind. */
  recordPath?: (kind: string, id: string) => string | null;
}
