/** The cut of a photo, in fractions of its width and height. Always inside the picture and square on the page. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The largest square in the middle; of a portrait, a little above it, where faces are. `aspect` is width / height. */
export function centredSquare(aspect: number): Crop {
  return aspect >= 1
    ? { x: (1 - 1 / aspect) / 2, y: 0, width: 1 / aspect, height: 1 }
    : { x: 0, y: (1 - aspect) / 3, width: 1, height: aspect };
}

export function movedBy(crop: Crop, dx: number, dy: number): Crop {
  return { ...crop, x: within(crop.x + dx, 1 - crop.width), y: within(crop.y + dy, 1 - crop.height) };
}

/** The same middle and shape, another width. */
export function scaledTo(crop: Crop, width: number): Crop {
  const height = (crop.height / crop.width) * width;
  const x = crop.x + (crop.width - width) / 2;
  const y = crop.y + (crop.height - height) / 2;
  return { x: within(x, 1 - width), y: within(y, 1 - height), width, height };
}

const within = (value: number, max: number): number => Math.min(Math.max(0, value), Math.max(0, max));
