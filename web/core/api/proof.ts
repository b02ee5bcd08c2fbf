// When the server wants to know again who is there: the screens register how they ask, and the call is then repeated.
import type { ApiError } from './api-error.ts';

export type ProofCode = 'sign_in_again' | 'session_locked';
/** Resolves with true when the person has proved themselves, with false when they would rather not. */
type Ask = () => Promise<boolean>;

const codes: readonly string[] = ['sign_in_again', 'session_locked'] satisfies ProofCode[];
const asks = new Map<ProofCode, Ask>();
const waiting = new Map<ProofCode, Promise<boolean>>();
const awaited = new Set<() => void>();

/** Registers how a proof is asked for. Returns how to take it back. */
export function onProofNeeded(code: ProofCode, ask: Ask): () => void {
  asks.set(code, ask);
  for (const goOn of awaited) goOn();
  return () => {
    if (asks.get(code) === ask) asks.delete(code);
  };
}

/** The first answer of the server may come before anything is drawn. */
async function askFor(code: ProofCode): Promise<boolean> {
  for (;;) {
    const ask = asks.get(code);
    if (ask) return ask();
    await new Promise<void>((resolve) => {
      const goOn = () => {
        awaited.delete(goOn);
        resolve();
      };
      awaited.add(goOn);
    });
  }
}

/** Asks for the proof that a refusal wants; calls that are refused meanwhile wait for the same answer. */
export async function proofGiven(refusal: ApiError): Promise<boolean> {
  if (!codes.includes(refusal.code)) return false;
  const code = refusal.code as ProofCode;
  let answer = waiting.get(code);
  if (!answer) {
    answer = askFor(code).finally(() => waiting.delete(code));
    waiting.set(code, answer);
  }
  return answer;
}
