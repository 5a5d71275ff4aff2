/**
 * Something known of a few pieces, which come and go all the time: two lists that are searched from the newest on. A
 * `Map` of that size allocates a table whenever the last entry leaves it.
 */
export class PieceMap<Value> {
  readonly #pieces: number[] = [];
  readonly #values: Value[] = [];

  get size(): number {
    return this.#pieces.length;
  }

  has(piece: number): boolean {
    return this.#pieces.lastIndexOf(piece) >= 0;
  }

  get(piece: number): Value | undefined {
    const place = this.#pieces.lastIndexOf(piece);
    return place < 0 ? undefined : this.#values[place];
  }

  set(piece: number, value: Value): void {
    const place = this.#pieces.lastIndexOf(piece);
    if (place >= 0) {
      this.#values[place] = value;
      return;
    }
    this.#pieces.push(piece);
    this.#values.push(value);
  }

  /** The newest takes its place. */
  delete(piece: number): void {
    const place = this.#pieces.lastIndexOf(piece);
    if (place < 0) return;
    const lastPiece = this.#pieces.pop() as number;
    const lastValue = this.#values.pop() as Value;
    if (place === this.#pieces.length) return;
    this.#pieces[place] = lastPiece;
    this.#values[place] = lastValue;
  }

  values(): readonly Value[] {
    return this.#values;
  }
}
