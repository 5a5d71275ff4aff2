/** A photo, off unless one is chosen; its cut is moved and widened by hand. Nothing is ever fetched from elsewhere. */
import type { Photo } from '@peersume/resume';
import ImagePlus from 'lucide-react/icons/image-plus';
import Trash from 'lucide-react/icons/trash-2';
import { useRef, useState } from 'react';
import { pickFile } from '../files/download.ts';
import { m } from '../language/messages.ts';
import { useApp, useSession } from '../shell/app-context.ts';
import { Button } from '../ui/button.tsx';
import { Slider, Toggle } from '../ui/choices.tsx';
import { centredSquare, movedBy, scaledTo, type Crop } from './crop.ts';
import { readPicture } from './read-picture.ts';

export function PhotoChoice({ photo }: { photo: Photo | undefined }) {
  const { actions } = useApp();
  const session = useSession();
  const [problem, setProblem] = useState<string | null>(null);

  const edit = (value: Photo | undefined, group?: string): void =>
    void session.apply(
      { type: 'setField', entity: 'basics', field: 'photo', ...(value !== undefined && { value }) },
      group,
    );

  async function choose(): Promise<void> {
    const file = await pickFile('image/*');
    if (file === undefined) return;
    const picture = await readPicture(file);
    setProblem(picture.ok ? null : picture.error);
    if (picture.ok) {
      const { source, width, height } = picture.value;
      edit({ source, visible: true, crop: centredSquare(width / height) });
    }
  }

  return (
    <div className="photo">
      {photo && <Cutter photo={photo} onCrop={(crop) => edit({ ...photo, crop }, 'photo/crop')} />}
      <div className="photo-buttons">
        <Button icon={ImagePlus} className="small" onClick={() => void choose()}>
          {photo ? m.design_photo_another() : m.design_photo_choose()}
        </Button>
        {photo && (
          <>
            <Toggle
              label={m.design_photo_shown()}
              checked={photo.visible}
              onChange={(visible) => edit({ ...photo, visible })}
            />
            <Button
              look="quiet"
              icon={Trash}
              className="small"
              onClick={() => {
                edit(undefined);
                actions.sayDone(m.design_photo_removed());
              }}
            >
              {m.design_photo_remove()}
            </Button>
          </>
        )}
      </div>
      {problem !== null && <p className="note">{problem}</p>}
      {!photo && <p className="hint">{m.design_photo_hint()}</p>}
    </div>
  );
}

function Cutter({ photo, onCrop }: { photo: Photo; onCrop: (crop: Crop) => void }) {
  const [aspect, setAspect] = useState<number | null>(null);
  const drag = useRef<{ x: number; y: number; crop: Crop } | null>(null);
  const crop = photo.crop ?? (aspect === null ? { x: 0, y: 0, width: 1, height: 1 } : centredSquare(aspect));
  const widest = aspect === null ? crop.width : centredSquare(aspect).width;
  const step = crop.width / 20;
  return (
    <div className="cutter">
      <div
        className="cut"
        tabIndex={0}
        role="group"
        aria-label={m.design_photo_cut()}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          drag.current = { x: event.clientX, y: event.clientY, crop };
        }}
        onPointerMove={(event) => {
          if (drag.current === null) return;
          const size = event.currentTarget.clientWidth;
          const { x, y, crop: from } = drag.current;
          onCrop(movedBy(from, ((x - event.clientX) / size) * from.width, ((y - event.clientY) / size) * from.height));
        }}
        onPointerUp={() => (drag.current = null)}
        onPointerCancel={() => (drag.current = null)}
        onKeyDown={(event) => {
          const move = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[
            event.key
          ];
          if (move === undefined) return;
          event.preventDefault();
          onCrop(movedBy(crop, move[0] ?? 0, move[1] ?? 0));
        }}
      >
        <img
          src={photo.source.startsWith('data:image/') ? photo.source : undefined}
          alt={m.design_photo_alt()}
          draggable={false}
          onLoad={(event) => setAspect(event.currentTarget.naturalWidth / event.currentTarget.naturalHeight)}
          style={{
            width: `${100 / crop.width}%`,
            height: `${100 / crop.height}%`,
            left: `${(-100 * crop.x) / crop.width}%`,
            top: `${(-100 * crop.y) / crop.height}%`,
          }}
        />
      </div>
      <Slider
        label={m.design_photo_closer()}
        min={1}
        max={4}
        step={0.05}
        value={Math.min(4, widest / crop.width)}
        onChange={(zoom) => onCrop(scaledTo(crop, widest / zoom))}
        isOwn
      />
    </div>
  );
}
