// Every screen that a person can open, by its address; `$name` parts are ids of the test world.
export interface Screen {
  name: string;
  path: string;
  /** Seen without signing in. */
  door?: true;
}

export const screens: readonly Screen[] = [
  { name: 'sign-in', path: '/auth/login', door: true },
  { name: 'welcome', path: '/welcome', door: true },
  { name: 'register', path: '/register', door: true },
  { name: 'invite', path: '/invite', door: true },
  { name: 'forgot', path: '/auth/forgot', door: true },
  { name: 'reset', path: '/auth/reset#not-a-real-token-but-long-enough', door: true },
  { name: 'home', path: '/' },
  { name: 'incoming', path: '/incoming' },
  { name: 'outgoing', path: '/outgoing' },
  { name: 'internal', path: '/internal' },
  { name: 'my-incoming', path: '/my/incoming' },
  { name: 'my-outgoing', path: '/my/outgoing' },
  { name: 'incoming-new', path: '/incoming/new' },
  { name: 'outgoing-new', path: '/outgoing/new' },
  { name: 'internal-new', path: '/internal/new' },
  { name: 'letter', path: '/incoming/$letter.incoming' },
  { name: 'letter-edit', path: '/incoming/$letter.incoming/edit' },
  { name: 'outgoing-letter', path: '/outgoing/$letter.outgoing' },
  { name: 'journals', path: '/journals' },
  { name: 'letter-kinds', path: '/letter-kinds' },
  { name: 'contacts', path: '/contacts' },
  { name: 'contact', path: '/contacts/$contact.organisation' },
  { name: 'contact-new', path: '/contacts/new' },
  { name: 'contact-edit', path: '/contacts/$contact.organisation/edit' },
  { name: 'users', path: '/admin/users' },
  { name: 'user', path: '/admin/users/$user.editor' },
  { name: 'user-new', path: '/admin/users/new' },
  { name: 'registrations', path: '/admin/registrations' },
  { name: 'factor-resets', path: '/admin/factor-resets' },
  { name: 'groups', path: '/admin/groups' },
  { name: 'roles', path: '/admin/roles' },
  { name: 'openid', path: '/admin/openid' },
  { name: 'openid-new', path: '/admin/openid/new' },
  { name: 'clients', path: '/admin/clients' },
  { name: 'client-new', path: '/admin/clients/new' },
  { name: 'outside-refused', path: '/auth/openid/nowhere?state=unknown', door: true },
  { name: 'directories', path: '/admin/directories' },
  { name: 'directory-new', path: '/admin/directories/new' },
  { name: 'role', path: '/admin/roles/manager' },
  { name: 'role-new', path: '/admin/roles/new' },
  { name: 'right-holders', path: '/admin/rights/correspondence.letter.register' },
  { name: 'person-rights', path: '/admin/users/$user.editor/rights' },
  { name: 'journal', path: '/admin/journal' },
  { name: 'outbox', path: '/admin/outbox' },
  { name: 'calendar', path: '/admin/calendar' },
  { name: 'system', path: '/admin/system' },
  { name: 'settings', path: '/admin/settings' },
  { name: 'setting', path: '/admin/settings/mail' },
  { name: 'profile', path: '/profile' },
  { name: 'help', path: '/help' },
  { name: 'help-chapter', path: '/help/register-incoming' },
  { name: 'not-found', path: '/no/such/page' },
];

export const addressOf = (screen: Screen, ids: Record<string, string>): string =>
  screen.path.replace(/\$([a-z.]+)/g, (_, name: string) => ids[name] ?? '');
