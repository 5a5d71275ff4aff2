/** A link to pass on: the text, a button that copies it, its QR code. */
import Copy from 'lucide-react/icons/copy';
import QrCode from 'lucide-react/icons/qr-code';
import { useMemo, useState } from 'react';
import { encode } from 'uqr';
import { m } from '../language/messages.ts';
import { useApp } from '../shell/app-context.ts';
import { notify, type View } from '../shell/view-state.ts';
import { Button } from '../ui/button.tsx';
import { announce } from '../ui/sort/announce.ts';

interface LinkBoxProps {
  readonly text: string;
  readonly label: string;
  readonly copyLabel: string;
  readonly qrLabel: string;
}

/** Beyond, phones read a code off a screen with trouble. */
const maxQrLength = 1_600;

export function LinkBox({ text, label, copyLabel, qrLabel }: LinkBoxProps) {
  const { view } = useApp();
  const [showsCode, setShowsCode] = useState(false);
  const hasCode = text.length <= maxQrLength;
  return (
    <div className="link-box">
      <input
        className="line-input"
        readOnly
        dir="ltr"
        value={text}
        aria-label={label}
        spellCheck={false}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className="link-actions">
        <Button look="primary" icon={Copy} onClick={() => void copyText(view, text)}>
          {copyLabel}
        </Button>
        {hasCode && (
          <Button icon={QrCode} aria-expanded={showsCode} onClick={() => setShowsCode(!showsCode)}>
            {showsCode ? m.share_qr_hide() : m.share_qr()}
          </Button>
        )}
      </div>
      {showsCode && hasCode && <Code text={text} label={qrLabel} />}
    </div>
  );
}

async function copyText(view: View, text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notify(view, { text: m.share_copied() });
    announce(m.share_copied());
  } catch {
    notify(view, { text: m.share_copy_failed(), stays: true });
  }
}

/** Dark on light in both themes: readers expect it. */
function Code({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => pathOf(text), [text]);
  return (
    <svg className="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  );
}

function pathOf(text: string): { readonly size: number; readonly path: string } {
  const { data, size } = encode(text, { ecc: 'L', border: 2 });
  let path = '';
  for (const [y, row] of data.entries())
    for (const [x, isDark] of row.entries()) if (isDark) path += `M${x} ${y}h1v1h-1z`;
  return { size, path };
}
