/**
 * A set that mostly has none, one or a few members, which come and go with every piece: a list, and a `Set` only while
 * there are many. A `Set` of that size allocates a table whenever its last member leaves it. Members are in the order in
 * which they came. It must not change while it is walked.
 */
export class FewSet<Member> implements Iterable<Member> {
  #few: Member[] = [];
  #many: Set<Member> | undefined;

  get size(): number {
    return this.#many === undefined ? this.#few.length : this.#many.size;
  }

  has(member: Member): boolean {
    return this.#many === undefined ? this.#few.includes(member) : this.#many.has(member);
  }

  add(member: Member): void {
    if (this.#many !== undefined) {
      this.#many.add(member);
    } else if (!this.#few.includes(member)) {
      if (this.#few.length < few) this.#few.push(member);
      else this.#many = new Set(this.#few).add(member);
    }
  }

  delete(member: Member): void {
    if (this.#many !== undefined) {
      this.#many.delete(member);
      if (this.#many.size === 0) this.clear();
      return;
    }
    const place = this.#few.indexOf(member);
    if (place < 0) return;
    // One pop, which keeps the list's memory, where `splice` would allocate.
    for (let index = place + 1; index < this.#few.length; index++) this.#few[index - 1] = this.#few[index] as Member;
    this.#few.pop();
  }

  clear(): void {
    this.#many = undefined;
    while (this.#few.length > 0) this.#few.pop();
  }

  [Symbol.iterator](): Iterator<Member> {
    return this.#many === undefined ? this.#few.values() : this.#many.values();
  }
}

/** Up to so many, a list is quicker. */
const few = 32;
