// The second step: a code by e-mail, from the app or from the paper, or a passkey; one may change over to another.
import { Button, Checkbox, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { enterCode, type openSession, sendCode } from '#contract/sign-in.ts';
import { ApiError, api } from '../../core/api/call.ts';
import { Form } from '../../core/form/Form.tsx';
import { useForm, useFormState } from '../../core/form/use-form.ts';
import { useLocale, useText } from '../../core/text/texts.ts';
import { toast } from '../../core/toast/toast.ts';
import { DoorPage } from '../pages/DoorPage.tsx';
import { CodeField } from './CodeField.tsx';
import classes from './Entry.module.css';
import { PasskeyStep } from './PasskeyStep.tsx';
import { ResendButton } from './ResendButton.tsx';

type Step = Output<typeof openSession>;
type Method = NonNullable<Step['methods']>[number];

interface SecondStepProps {
  step: Step;
  onStep: (step: Step) => void;
  onOver: () => void;
  onBack: () => void;
}

export function SecondStep({ step, onStep, onOver, onBack }: SecondStepProps) {
  const t = useText('entry');
  const locale = useLocale();
  const [method, setMethod] = useState<Method>(step.next === 'done' ? 'code' : step.next);
  const [trust, setTrust] = useState(false);
  const challengeId = step.challengeId as string;
  const fail = (error: unknown) => {
    if (error instanceof ApiError && error.code === 'challenge_over') onOver();
    else toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
  };
  const send = async () => {
    try {
      onStep(await api.call(sendCode, { challengeId }));
      setMethod('code');
      toast({ text: t('step.sent') });
    } catch (error) {
      if (error instanceof ApiError && error.code === 'code_too_soon') setMethod('code');
      fail(error);
    }
  };
  const others = (step.methods ?? []).filter((one) => one !== method);
  const choose = (other: Method) => (other === 'code' && !step.sentTo ? void send() : setMethod(other));
  const words = { code: 'useCode', totp: 'useTotp', backup: 'useBackup', passkey: 'usePasskey' } as const;
  return (
    <DoorPage title={t(`step.${method}`)} text={t(`step.${method}Text`, { address: step.sentTo ?? '' })}>
      {method === 'passkey' ? (
        <PasskeyStep challengeId={challengeId} trust={trust} onStep={onStep} onOver={onOver} />
      ) : (
        <CodeForm key={method} {...{ challengeId, method, trust, onStep, onOver }} />
      )}
      {step.trustDays ? (
        <Checkbox
          mt="md"
          checked={trust}
          onChange={(event) => setTrust(event.currentTarget.checked)}
          label={t('step.trust', { count: step.trustDays })}
          description={t('step.trustHint')}
        />
      ) : null}
      <div className={classes.others}>
        {method === 'code' && step.resendAt ? <ResendButton at={step.resendAt} send={() => void send()} /> : null}
        {others.map((other) => (
          <UnstyledButton key={other} onClick={() => choose(other)}>
            {t(`step.${words[other]}`)}
          </UnstyledButton>
        ))}
        <UnstyledButton onClick={onBack}>{t('step.back')}</UnstyledButton>
      </div>
    </DoorPage>
  );
}

interface CodeFormProps {
  challengeId: string;
  method: 'code' | 'totp' | 'backup';
  trust: boolean;
  onStep: (step: Step) => void;
  onOver: () => void;
}

function CodeForm({ challengeId, method, trust, onStep, onOver }: CodeFormProps) {
  const t = useText('entry');
  const form = useForm({
    action: enterCode,
    initial: { code: '' },
    toInput: ({ code }) => ({ challengeId, code, method, trustDevice: trust }),
    onDone: onStep,
    onRefused: (error) => {
      if (error.code === 'challenge_over') onOver();
      else form.store.empty('code');
    },
  });
  const pending = useFormState(form, (state) => state.pending);
  return (
    <Form form={form} label={t(`step.${method}`)}>
      <CodeField label={t(`step.${method}`)} backup={method === 'backup'} />
      <Button type="submit" loading={pending} fullWidth>
        {t('step.enter')}
      </Button>
    </Form>
  );
}
