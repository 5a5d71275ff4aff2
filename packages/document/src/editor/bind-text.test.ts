import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { newDocument, reopen, textsOf, take } from '../testing/open-sample.ts';
import { openEditor } from '../testing/mini-editor.ts';
import { remoteOrigin } from '../shape/origins.ts';
import { aboutOf, textOf } from '../shape/roots.ts';
import { linesOf } from '../text/inlines.ts';
import { bindText } from './bind-text.ts';

describe('ProseMirror on a text', () => {
  test('[DO60] what is typed, erased and marked is in the document, and what comes is in the editor', () => {
    const one = newDocument();
    const two = reopen(one, 2);
    take(one);
    const editor = openEditor(one, 'two');
    expect(editor.text()).toBe('Built a thing and sold it');
    expect(take(one)).toBeUndefined();
    editor.type(8, 'big ');
    editor.mark(8, 11, 'bold');
    two.receive(take(one)!);
    expect(textsOf(two)['two']).toBe('Built a big thing and sold it');
    two.apply({ type: 'setText', block: 'two', inlines: [{ text: 'Built a big thing' }] });
    one.receive(take(two)!);
    expect(editor.text()).toBe('Built a big thing');
    expect(one.resume()).toEqual(two.resume());
  });

  test('[DO60] the first thing that is done may be to erase everything', () => {
    const document = newDocument();
    const editor = openEditor(document, 'two');
    editor.erase(0, editor.text().length);
    expect(textsOf(document)['two']).toBe('');
  });

  test('[DO61] typing is undone without what others typed, text by text, pause by pause', () => {
    const one = newDocument();
    const two = reopen(one, 2);
    const editor = openEditor(one, 'two');
    const other = openEditor(one, 'three');
    editor.type(0, 'A');
    editor.type(1, 'B');
    one.endStep();
    editor.type(2, 'C');
    other.type(0, 'D');
    two.apply({ type: 'setText', block: 'two', inlines: [{ text: 'Built a thing and sold it twice' }] });
    one.receive(take(two)!);
    expect(textsOf(one)).toMatchObject({ two: 'ABCBuilt a thing and sold it twice', three: 'DTaught' });
    one.undo();
    expect(textsOf(one)).toMatchObject({ two: 'ABCBuilt a thing and sold it twice', three: 'Taught' });
    one.undo();
    expect(editor.text()).toBe('ABBuilt a thing and sold it twice');
    one.undo();
    expect(editor.text()).toBe('Built a thing and sold it twice');
    expect(one.canUndo()).toBe(false);
  });

  test('[DO62] what a newer program wrote into a text is never deleted by the editor; the text becomes unchangeable here', () => {
    for (const change of [
      (text: Y.XmlFragment) => text.insert(1, [new Y.XmlElement('table')]),
      (text: Y.XmlFragment) => linesOf(text)[0]?.format(0, 5, { highlight: { colour: 'red' } }),
      (text: Y.XmlFragment) => linesOf(text)[0]?.format(0, 5, { link: { href: 'x', title: 'y' } }),
      (text: Y.XmlFragment) => linesOf(text)[0]?.insertEmbed(3, { image: 'x' }),
      (text: Y.XmlFragment) => (text.get(0) as Y.XmlElement).setAttribute('align', 'right'),
    ]) {
      const one = newDocument();
      const two = reopen(one, 2);
      take(one);
      const editor = openEditor(one, 'two');
      editor.type(0, 'Re');
      two.receive(take(one)!);
      change(textOf(two.doc, 'two'));
      const before = textOf(two.doc, 'two').toJSON();
      // Past the gate, which would refuse it: the editor must hold by itself.
      Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(two.doc), remoteOrigin);
      expect(take(one)).toBeUndefined();
      expect(textOf(one.doc, 'two').toJSON()).toBe(before);
      editor.type(0, 'lost?');
      editor.dispatch(editor.state().tr.setMeta('pointer', true));
      expect(take(one)).toBeUndefined();
      expect(textOf(one.doc, 'two').toJSON()).toBe(before);
      expect(bindText(one, 'two')).toMatchObject({ ok: false, error: { type: 'UnknownText' } });
      editor.close();
    }
  });

  test('[DO63] a newer version of the schema makes the document read-only, and open editors let go', () => {
    const one = newDocument();
    const two = reopen(one, 2);
    take(one);
    const editor = openEditor(one, 'two');
    editor.type(0, 'Re');
    take(one);
    aboutOf(two.doc).set('schema', 2);
    one.receive(take(two)!);
    expect(one.readOnly()).toEqual({ type: 'NewerVersion', version: 2, known: 1 });
    expect(one.apply({ type: 'remove', id: 'two' })).toMatchObject({ ok: false, error: { type: 'ReadOnly' } });
    expect(one.undo()).toBe(false);
    editor.type(0, 'lost?');
    expect(take(one)).toBeUndefined();
    expect(bindText(one, 'three')).toMatchObject({ ok: false, error: { type: 'ReadOnly' } });
    expect(one.resume().basics.name).toBe('Ada');
  });
});
