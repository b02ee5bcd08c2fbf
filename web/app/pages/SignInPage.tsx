// Sign-in in steps: login and password or a passkey, then what the server asks for. The open attempt stands after #, so that
// a reload (a phone that went to the mail) or another door of sign-in goes on where it was.
import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Output } from '#contract/core.ts';
import { type openSession, readChallenge } from '#contract/sign-in.ts';
import { api } from '../../core/api/call.ts';
import { useText } from '../../core/text/texts.ts';
import { useAfterSignIn } from '../entry/after-sign-in.ts';
import { PasswordStep } from '../entry/PasswordStep.tsx';
import { SecondStep } from '../entry/SecondStep.tsx';
import { ProviderButtons } from '../outside/ProviderButtons.tsx';
import { DoorPage } from './DoorPage.tsx';
import { DoorLinks } from './door/DoorLinks.tsx';

type Step = Output<typeof openSession>;

const attemptIn = (hash: string): string | undefined => /^#?challenge=([0-9a-f-]{36})$/.exec(hash)?.[1];

export default function SignInPage() {
  const t = useText('app');
  const te = useText('entry');
  const navigate = useNavigate();
  const { next } = useSearch({ strict: false }) as { next?: string };
  const hash = useLocation({ select: (location) => location.hash });
  const attempt = attemptIn(hash);
  const [step, setStep] = useState<Step | null>(null);
  const [over, setOver] = useState(false);
  const enter = useAfterSignIn(next);

  const go = (challenge: string | undefined) =>
    navigate({
      to: '/auth/login',
      search: next ? { next } : {},
      hash: challenge ? `challenge=${challenge}` : '',
      replace: true,
    });
  const take = async (taken: Step) => {
    setOver(false);
    if (taken.next === 'done') return enter();
    setStep(taken);
    await go(taken.challengeId);
  };
  const begin = (isOver: boolean) => {
    setStep(null);
    setOver(isOver);
    void go(undefined);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each attempt in the address
  useEffect(() => {
    if (!attempt || step?.challengeId === attempt) return;
    api.call(readChallenge, { challengeId: attempt }).then(setStep, () => begin(true));
  }, [attempt]);

  if (step?.challengeId) {
    return (
      <SecondStep
        step={step}
        onStep={(taken) => void take(taken)}
        onOver={() => begin(true)}
        onBack={() => begin(false)}
      />
    );
  }
  return (
    <DoorPage title={t('signIn.title')} {...(over ? { text: te('step.over') } : {})}>
      <PasswordStep onStep={(taken) => void take(taken)} />
      <ProviderButtons next={next} />
      <DoorLinks />
    </DoorPage>
  );
}
