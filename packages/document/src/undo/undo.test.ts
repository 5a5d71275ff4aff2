import { describe, expect, test } from 'vitest';
import type { ResumeDocument } from '../document.ts';
import { openEditor } from '../testing/mini-editor.ts';
import { bullet, newDocument, reopen, take, textsOf } from '../testing/open-sample.ts';
import { readUndo, writeUndo } from './saved-steps.ts';

function exchange(one: ResumeDocument, two: ResumeDocument): void {
  for (let quiet = false; !quiet;) {
    const [mine, theirs] = [take(one), take(two)];
    if (mine !== undefined) expect(two.receive(mine).ok).toBe(true);
    if (theirs !== undefined) expect(one.receive(theirs).ok).toBe(true);
    quiet = mine === undefined && theirs === undefined;
  }
  expect(one.resume()).toEqual(two.resume());
}

function pair(): [ResumeDocument, ResumeDocument] {
  const one = newDocument();
  take(one);
  return [one, reopen(one, 2)];
}

describe('undo', () => {
  test('[DO40] takes back one step after the other, over restarts, and redoes them all', () => {
    let document = newDocument();
    const states = [document.resume()];
    for (let step = 0; step < 12; step++) {
      const [first] = Object.keys(textsOf(document));
      if (step % 4 === 0) document.apply({ type: 'splitBlock', block: first!, at: 2 });
      else if (step % 4 === 1) openEditor(document, first!).type(1, 'abc');
      else if (step % 4 === 2) document.apply({ type: 'move', id: first!, parent: 'intern' });
      else document.apply({ type: 'setField', entity: 'basics', field: 'name', value: `Name ${step}` });
      document.endStep();
      states.push(document.resume());
      document = reopen(document, 20 + step, document.saveUndo());
    }
    for (const state of states.toReversed().slice(1)) {
      expect(document.undo()).toBe(true);
      expect(document.resume()).toEqual(state);
      document = reopen(document, document.ids('x').length + states.indexOf(state), document.saveUndo());
    }
    expect(document.canUndo()).toBe(false);
    for (const state of states.slice(1)) {
      expect(document.redo()).toBe(true);
      expect(document.resume()).toEqual(state);
      document = reopen(document, 70 + states.indexOf(state), document.saveUndo());
    }
    expect(document.canRedo()).toBe(false);
  });

  test('[DO41] a group is one step; a new edit ends what can be redone', () => {
    const document = newDocument();
    const options = { group: 'name' };
    for (const value of ['A', 'Ad', 'Ada B'])
      document.apply({ type: 'setField', entity: 'basics', field: 'name', value }, options);
    document.apply({ type: 'setField', entity: 'basics', field: 'phone', value: '1' });
    document.undo();
    expect(document.resume().basics.name).toBe('Ada B');
    document.undo();
    expect(document.resume().basics.name).toBe('Ada');
    expect(document.canRedo()).toBe(true);
    document.apply({ type: 'remove', id: 'two' });
    expect(document.canRedo()).toBe(false);
    document.undo();
    expect(document.canUndo()).toBe(false);
  });

  test('[DO42] leaves what others did: their words, their bullets, their moves, their values', () => {
    const [one, two] = pair();
    openEditor(one, 'two').type(0, 'Mine ');
    one.apply({ type: 'addBlock', owner: 'lead', block: bullet('mine', 'My bullet') });
    one.apply({ type: 'move', id: 'three', before: 'one' });
    one.apply({ type: 'setField', entity: 'acme', field: 'organization', value: 'Mine' });
    exchange(one, two);
    openEditor(two, 'two').type(0, 'Theirs ');
    openEditor(two, 'mine').type(0, 'Also theirs ');
    two.apply({ type: 'move', id: 'three', parent: 'intern' });
    two.apply({ type: 'setField', entity: 'acme', field: 'organization', value: 'Theirs' });
    exchange(one, two);
    while (one.undo());
    expect(textsOf(one)).toMatchObject({ two: 'Theirs Built a thing and sold it', three: 'Taught' });
    expect(textsOf(one)['mine']).toContain('Also theirs');
    expect(one.resume().sections[0]?.entries[0]).toMatchObject({ organization: 'Theirs' });
    expect(one.resume().sections[0]?.entries[1]).toMatchObject({
      roles: [{ body: [{ id: 'five' }, { id: 'three' }] }],
    });
  });

  test('[DO71] two who delete the same and both undo it have it once', () => {
    const [one, two] = pair();
    for (const document of [one, two]) openEditor(document, 'two').erase(0, 8);
    exchange(one, two);
    expect(textsOf(one)['two']).toBe('thing and sold it');
    one.undo();
    two.undo();
    exchange(one, two);
    expect(textsOf(one)['two']).toBe('Built a thing and sold it');
  });

  test('[DO71] one undoes a split while the other joins the halves', () => {
    const [one, two] = pair();
    const split = one.apply({ type: 'splitBlock', block: 'two', at: 8 });
    exchange(one, two);
    two.apply({ type: 'joinBlocks', into: 'one', from: split.ok ? split.value.id! : '' });
    one.undo();
    exchange(one, two);
    const all = Object.values(textsOf(one)).join('|');
    for (const words of ['Led the team', 'Built a ', 'thing and sold it', 'Taught'])
      expect(all.split(words).length).toBe(2);
  });

  test('[DO43] bytes that are no steps of undo are no steps', () => {
    const document = newDocument();
    document.apply({ type: 'splitBlock', block: 'two', at: 8 });
    const saved = document.saveUndo();
    const read = readUndo(saved);
    expect(read && writeUndo(read)).toEqual(saved);
    for (let length = 0; length < saved.length; length++)
      expect(() => readUndo(saved.subarray(0, length))).not.toThrow();
    for (let at = 0; at < saved.length; at++) {
      for (const value of [0, 1, 118, 127, 255]) {
        const spoilt = saved.slice();
        spoilt[at] = value;
        const opened = reopen(document, 5, spoilt);
        expect(() => {
          while (opened.undo());
          opened.resume();
        }).not.toThrow();
      }
    }
  });
});
