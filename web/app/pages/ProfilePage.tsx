// One's own page: who I am, password, sessions, access tokens.
import { useMe } from '../../core/api/session.ts';
import { Facts } from '../../core/record/Facts.tsx';
import { useText } from '../../core/text/texts.ts';
import { toast } from '../../core/toast/toast.ts';
import { PasswordForm } from './PasswordForm.tsx';
import classes from './ProfilePage.module.css';
import { SessionsBlock } from './SessionsBlock.tsx';
import { TokensBlock } from './TokensBlock.tsx';

export default function ProfilePage() {
  const t = useText('app');
  const { user } = useMe();
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{user.name}</h1>
      <Facts
        items={[
          { label: t('profile.login'), value: user.login },
          { label: t('profile.email'), value: user.email },
          { label: t('profile.groups'), value: user.groups.map((group) => group.name).join(', ') },
        ]}
      />
      <section className={classes.section} aria-labelledby="password">
        <h2 id="password">{t('password.title')}</h2>
        <PasswordForm onDone={() => toast({ text: t('password.changed') })} />
      </section>
      <SessionsBlock />
      <TokensBlock />
    </div>
  );
}
