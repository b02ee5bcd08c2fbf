// The way back from an outside sign-in system: what it answered goes to the server at once and leaves the address bar; then
// the person is in, is asked something, or is told why not, with a way back.
import { Button, Loader } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Output } from '#contract/core.ts';
import { returnOpenid } from '#contract/openid.ts';
import { ApiError, api } from '../../core/api/call.ts';
import { useLocale, useText } from '../../core/text/texts.ts';
import { DoorPage } from '../pages/DoorPage.tsx';
import { safeNext } from '../safe-next.ts';
import { LinkByCode } from './LinkByCode.tsx';
import classes from './Outside.module.css';
import { RegisterOutside } from './RegisterOutside.tsx';

export type Outcome = Output<typeof returnOpenid>;

/** Sent once, whatever redraws the page. */
let sent: { search: string; answer: Promise<Outcome> } | undefined;

function sendBack(key: string, search: string): Promise<Outcome> {
  if (sent?.search !== search) {
    const given = new URLSearchParams(search);
    const take = (name: 'code' | 'iss' | 'error') => {
      const value = given.get(name);
      return value ? { [name]: value } : {};
    };
    const input = { key, state: given.get('state') ?? '', ...take('code'), ...take('iss'), ...take('error') };
    sent = { search, answer: api.call(returnOpenid, input) };
    // Neither the history nor a reload shows the code again.
    window.history.replaceState(window.history.state, '', window.location.pathname);
  }
  return sent.answer;
}

export default function ReturnPage() {
  const t = useText('outside');
  const locale = useLocale();
  const navigate = useNavigate();
  const { key } = useParams({ strict: false }) as { key: string };
  const [search] = useState(() => window.location.search);
  const [asked, setAsked] = useState<Outcome | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const take = (outcome: Outcome) => {
    const next = safeNext(outcome.goTo);
    if (outcome.outcome === 'linked') window.location.replace(next);
    else if (outcome.outcome !== 'sign-in') setAsked(outcome);
    // The whole page anew: nothing of the visitor's stays in memory.
    else if (outcome.next === 'done') window.location.replace(next);
    else {
      const from = next === '/' ? '' : `?next=${encodeURIComponent(next)}`;
      void navigate({ href: `/auth/login${from}#challenge=${outcome.challengeId}`, replace: true });
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the way back is sent once
  useEffect(() => {
    sendBack(key, search).then(take, (error: unknown) =>
      setProblem(error instanceof ApiError ? error.words(locale) : String(error)),
    );
  }, []);

  if (problem) {
    return (
      <DoorPage title={t('refused')}>
        <p role="alert">{problem}</p>
        <div className={classes.acts}>
          <Button component={Link} to="/auth/login" fullWidth>
            {t('back')}
          </Button>
        </div>
      </DoorPage>
    );
  }
  if (asked?.outcome === 'link') return <LinkByCode asked={asked} onDone={take} />;
  if (asked?.outcome === 'register') return <RegisterOutside asked={asked} onDone={take} />;
  if (asked?.outcome === 'waiting') {
    return (
      <DoorPage title={t('waiting')} text={t('waitingText')}>
        <div className={classes.acts}>
          <Button component={Link} to="/auth/login" variant="default" fullWidth>
            {t('back')}
          </Button>
        </div>
      </DoorPage>
    );
  }
  return (
    <DoorPage title={t('entering')}>
      <Loader size="sm" aria-label={t('entering')} />
    </DoorPage>
  );
}
