/** The bytes of one file, in pages that exist only where something was written: a hole costs nothing. */
import { assert } from '@peersume/base';

const pageBytes = 16_384;

export class FileBytes {
  #size = 0;
  readonly #pages: (Uint8Array | undefined)[] = [];

  get size(): number {
    return this.#size;
  }

  /** At most to the end; holes are zeros. */
  read(offset: number, length: number): Uint8Array {
    const end = Math.min(this.#size, offset + length);
    const bytes = new Uint8Array(Math.max(0, end - offset));
    this.#eachPage(offset, end, (page, from, to, at) => {
      const found = this.#pages[page];
      if (found !== undefined) bytes.set(found.subarray(from, to), at);
    });
    return bytes;
  }

  write(offset: number, bytes: Uint8Array): void {
    const end = offset + bytes.length;
    this.#eachPage(offset, end, (page, from, to, at) => {
      this.#page(page).set(bytes.subarray(at, at + to - from), from);
    });
    if (end > this.#size && bytes.length > 0) this.#size = end;
  }

  /** Cuts the end off, or adds zeros. */
  resize(size: number): void {
    if (size < this.#size) {
      const keptPages = Math.ceil(size / pageBytes);
      if (this.#pages.length > keptPages) this.#pages.length = keptPages;
      // What lies behind the end must be zeros when the file grows again.
      if (size % pageBytes !== 0) this.#pages[keptPages - 1]?.fill(0, size % pageBytes);
    }
    this.#size = size;
  }

  flipBit(offset: number, bit: number): void {
    assert(offset >= 0 && offset < this.#size, 'the bit lies in the file');
    const page = this.#page(Math.floor(offset / pageBytes));
    const at = offset % pageBytes;
    page[at] = (page[at] ?? 0) ^ (1 << bit);
  }

  #page(index: number): Uint8Array {
    let page = this.#pages[index];
    if (page === undefined) {
      page = new Uint8Array(pageBytes);
      while (this.#pages.length < index) this.#pages.push(undefined);
      this.#pages[index] = page;
    }
    return page;
  }

  /** Visits the parts of `offset` to `end`: the page, where in it, and how far from `offset`. */
  #eachPage(offset: number, end: number, visit: (page: number, from: number, to: number, at: number) => void): void {
    for (let at = offset; at < end;) {
      const page = Math.floor(at / pageBytes);
      const from = at - page * pageBytes;
      const to = Math.min(pageBytes, from + end - at);
      visit(page, from, to, at - offset);
      at += to - from;
    }
  }
}
