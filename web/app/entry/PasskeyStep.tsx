// A passkey as the second step.
import { Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { enterPasskey } from '#contract/second-factors.ts';
import type { openSession } from '#contract/sign-in.ts';
import { ApiError, api } from '../../core/api/call.ts';
import { useLocale, useText } from '../../core/text/texts.ts';
import classes from './Entry.module.css';
import { PasskeyCancelled, passkeysWork, showPasskey } from './passkeys.ts';

interface PasskeyStepProps {
  challengeId: string;
  trust: boolean;
  onStep: (step: Output<typeof openSession>) => void;
  onOver: () => void;
}

export function PasskeyStep({ challengeId, trust, onStep, onOver }: PasskeyStepProps) {
  const t = useText('entry');
  const locale = useLocale();
  const [problem, setProblem] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const enter = async () => {
    setProblem(null);
    setAsking(true);
    try {
      onStep(await api.call(enterPasskey, { ...(await showPasskey(challengeId)), trustDevice: trust }));
    } catch (error) {
      if (error instanceof PasskeyCancelled) setProblem(t('passkey.cancelled'));
      else if (error instanceof ApiError && error.code === 'challenge_over') onOver();
      else setProblem(error instanceof ApiError ? error.words(locale) : String(error));
    } finally {
      setAsking(false);
    }
  };
  if (!passkeysWork()) return <p className={classes.dim}>{t('passkey.unsupported')}</p>;
  return (
    <>
      {problem ? (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      ) : null}
      <Button
        fullWidth
        autoFocus
        loading={asking}
        leftSection={<IconFingerprint size={18} stroke={1.5} />}
        onClick={() => void enter()}
      >
        {t('passkey.enter')}
      </Button>
    </>
  );
}
