/** A picture: a `Figure` with its alternate description, scaled down where the column is smaller. */
import type { ImageBlock } from '../blocks/block.ts';
import type { Flow } from './flow.ts';
import type { Place, Setting, Tail } from './setting.ts';

export function flattenImage(block: ImageBlock, place: Place, flow: Flow, setting: Setting): Tail {
  if (!(block.width > 0 && block.height > 0)) return 0;
  const scale = Math.min(1, place.width / block.width, setting.columnHeight / block.height);
  const width = block.width * scale;
  const height = block.height * scale;
  const x = setting.direction === 'rtl' ? place.left + place.width - width : place.left;
  const node = setting.structure.add('Figure', place.parent, block.alt);
  flow.push({
    height,
    lines: 2,
    items: [
      {
        kind: 'picture',
        order: setting.nextOrder(),
        x,
        y: 0,
        width,
        height,
        image: block.image,
        shape: block.shape,
        node,
        field: block.field,
      },
    ],
  });
  return 0;
}
