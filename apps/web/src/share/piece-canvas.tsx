/** A field of pieces that fills, one colour a peer. What it shows is said in words beside it. */
import { useEffect, useRef } from 'react';
import { formatPercent } from '../language/formats.ts';
import { m } from '../language/messages.ts';
import type { PieceField } from './service/piece-field.ts';

/** CSS pixels: a cell with its gap, and how many fit one below the other at the most. */
const step = 12;
const gap = 2;
/** Peers' colours; more peers begin again. */
export const peerColours = 6;

interface PieceCanvasProps {
  readonly field: PieceField;
  readonly share: number;
  readonly name: string;
}

export function PieceCanvas({ field, share, name }: PieceCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    const draw = (): void => drawField(element, field);
    draw();
    const watching = new ResizeObserver(draw);
    watching.observe(element.parentElement ?? element);
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', draw);
    return () => {
      watching.disconnect();
      dark.removeEventListener('change', draw);
    };
  }, [field]);
  const label = m.share_field_label({ name, percent: formatPercent(share) });
  return (
    <div className="piece-field">
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  );
}

function drawField(canvas: HTMLCanvasElement, { stretches, senders }: PieceField): void {
  const width = canvas.parentElement?.clientWidth ?? 0;
  const context = canvas.getContext('2d');
  if (width === 0 || context === null) return;
  const columns = Math.max(1, Math.floor((width + gap) / step));
  const rows = Math.max(1, Math.ceil(stretches.length / columns));
  const scale = devicePixelRatio;
  const height = rows * step - gap;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.style.blockSize = `${height}px`;
  context.scale(scale, scale);
  const styles = getComputedStyle(canvas);
  const colour = (name: string): string => styles.getPropertyValue(name).trim() || styles.color;
  const [empty, own] = [colour('--field-empty'), colour('--field-own')];
  const ofPeer = Array.from({ length: peerColours }, (_, number) => colour(`--field-peer-${number + 1}`));
  const isRtl = styles.direction === 'rtl';
  for (let at = 0; at < stretches.length; at++) {
    const column = at % columns;
    const x = isRtl ? width - column * step - (step - gap) : column * step;
    const y = Math.floor(at / columns) * step;
    const filled = (stretches[at] ?? 0) / 255;
    const sender = senders[at] ?? 0;
    context.globalAlpha = 1;
    context.fillStyle = empty;
    context.fillRect(x, y, step - gap, step - gap);
    if (filled === 0) continue;
    context.globalAlpha = 0.3 + 0.7 * filled;
    context.fillStyle = sender === 0 ? own : (ofPeer[(sender - 1) % peerColours] ?? own);
    context.fillRect(x, y, step - gap, step - gap);
  }
  context.globalAlpha = 1;
}
