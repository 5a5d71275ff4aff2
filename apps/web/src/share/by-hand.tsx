/** Two browsers that no server brings together: one carries an invitation over, and an answer back. */
import { useState } from 'react';
import { m } from '../language/messages.ts';
import { Button } from '../ui/button.tsx';
import { LinkBox } from './link-box.tsx';
import type { ShareService } from './service/share-service.ts';

type Step =
  | { readonly type: 'begin' }
  | {
      readonly type: 'invited';
      readonly text: string;
      readonly accept: (answer: string) => Promise<string | undefined>;
    }
  | { readonly type: 'answered'; readonly text: string }
  | { readonly type: 'linked' }
  | { readonly type: 'failed'; readonly detail: string };

export function ByHand({ service, isOpen }: { readonly service: ShareService; readonly isOpen: boolean }) {
  const [step, setStep] = useState<Step>({ type: 'begin' });
  const [pasted, setPasted] = useState('');
  const [isBusy, setBusy] = useState(false);

  async function busy(work: () => Promise<Step>): Promise<void> {
    setBusy(true);
    setStep(await work());
    setPasted('');
    setBusy(false);
  }

  const invite = (): Promise<void> =>
    busy(async () => {
      const made = await service.invitations.invite(new AbortController().signal);
      if (!made.ok) return { type: 'failed', detail: made.error.type };
      const { text, accept } = made.value;
      return {
        type: 'invited',
        text,
        async accept(answer) {
          const linked = await accept(answer.trim());
          return linked.ok ? undefined : linked.error.type;
        },
      };
    });

  const answer = (): Promise<void> =>
    busy(async () => {
      const made = await service.invitations.answer(pasted.trim(), new AbortController().signal);
      if (!made.ok) return { type: 'failed', detail: made.error.type };
      void made.value.linked.then((linked) =>
        setStep(linked.ok ? { type: 'linked' } : { type: 'failed', detail: linked.error.type }),
      );
      return { type: 'answered', text: made.value.text };
    });

  const accept = (): Promise<void> =>
    busy(async () => {
      if (step.type !== 'invited') return step;
      const fault = await step.accept(pasted);
      return fault === undefined ? { type: 'linked' } : { type: 'failed', detail: fault };
    });

  return (
    <details className="by-hand" open={isOpen}>
      <summary>{m.share_hand_title()}</summary>
      <p>{m.share_hand_lead()}</p>
      <div aria-live="polite">
        {step.type === 'linked' && <p className="by-hand-linked">{m.share_hand_linked()}</p>}
        {step.type === 'failed' && <p role="alert">{m.share_hand_failed({ detail: step.detail })}</p>}
      </div>
      {step.type === 'invited' && (
        <>
          <Carried title={m.share_hand_invitation()} text={step.text} />
          <Pasted label={m.share_hand_their_answer()} value={pasted} onChange={setPasted} />
          <Button look="primary" disabled={isBusy || pasted.trim() === ''} onClick={() => void accept()}>
            {m.share_hand_accept()}
          </Button>
        </>
      )}
      {step.type === 'answered' && <Carried title={m.share_hand_your_answer()} text={step.text} />}
      {step.type !== 'invited' && step.type !== 'answered' && (
        <div className="by-hand-ways">
          <Button disabled={isBusy} onClick={() => void invite()}>
            {m.share_hand_invite()}
          </Button>
          <Pasted label={m.share_hand_have()} value={pasted} onChange={setPasted} />
          <Button disabled={isBusy || pasted.trim() === ''} onClick={() => void answer()}>
            {m.share_hand_answer()}
          </Button>
        </div>
      )}
    </details>
  );
}

const Carried = ({ title, text }: { readonly title: string; readonly text: string }) => (
  <div className="carried">
    <h3>{title}</h3>
    <LinkBox text={text} label={title} copyLabel={m.share_copy_text()} qrLabel={title} />
  </div>
);

interface PastedProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const Pasted = ({ label, value, onChange }: PastedProps) => (
  <label className="line-field">
    {label}
    <input
      className="line-input"
      dir="ltr"
      autoComplete="off"
      spellCheck={false}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  </label>
);
