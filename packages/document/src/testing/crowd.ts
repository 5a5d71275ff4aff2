/**
 * Several devices with one document, driven by numbers: the property tests' world. Every letter that is ever written is
 * another one, so that it can be told for each whether it was lost or doubled. What vanishes from a device's sight by
 * its own action has been deleted by somebody; nothing else may ever vanish.
 */
import { createEntry, createRole, createSection, type Resume } from '@peersume/resume';
import { openDocument, type ResumeDocument } from '../document.ts';
import type { Operation } from '../operations/operation.ts';
import { openEditor, type MiniEditor } from './mini-editor.ts';
import { bullet, newDocument, take, textsOf } from './open-sample.ts';
import { seededRandom } from './seeded-random.ts';

/** What a device does: an action and numbers to choose by. */
export type Move = readonly [device: number, action: number, a: number, b: number, c: number];

interface Device {
  document: ResumeDocument;
  editors: Map<string, MiniEditor>;
  /** Of what others sent, what has not arrived here. */
  inbox: Uint8Array[];
  isOnline: boolean;
  /** All that was ever taken or received, as storage has it. */
  log: Uint8Array[];
}

export interface Crowd {
  readonly devices: readonly Device[];
  move(move: Move): void;
  /** Everybody comes online and hears everything, until nobody has anything to say. */
  settle(): void;
  /** Letters that somebody wrote in the master, or in the variant, and whether somebody deleted them. */
  readonly written: ReadonlyMap<string, boolean>;
  readonly writtenInVariant: ReadonlyMap<string, boolean>;
  readonly variant: string;
  readonly done: Record<string, number>;
}

export interface CrowdOptions {
  readonly size: number;
  readonly seed: number;
  /** Names of actions; one that stands there twice happens twice as often. */
  readonly actions: readonly string[];
}

export function createCrowd({ size, seed, actions }: CrowdOptions): Crowd {
  const random = seededRandom(seed);
  const written = new Map<string, boolean>();
  const writtenInVariant = new Map<string, boolean>();
  const done: Record<string, number> = {};
  let isVariantWriting = false;
  let nextLetter = 0x4e00;
  const letters = (count: number): string => {
    let text = '';
    for (let index = 0; index < count; index++) {
      const letter = String.fromCharCode(nextLetter++);
      (isVariantWriting ? writtenInVariant : written).set(letter, false);
      text += letter;
    }
    return text;
  };

  const first = newDocument(seed, crowdResume(letters));
  first.apply({ type: 'addVariant', name: 'For Acme' });
  const variantId = first.variants()[0]?.id as string;
  const beginning = take(first) as Uint8Array;
  const devices: Device[] = Array.from({ length: size }, (_, index) => ({
    document: open([beginning], seed * 100 + index),
    editors: new Map(),
    inbox: [],
    isOnline: true,
    log: [beginning],
  }));

  function open(log: readonly Uint8Array[], seed: number, undo?: Uint8Array, checkpoint?: Uint8Array): ResumeDocument {
    const opened = openDocument(log, { random: seededRandom(seed), undo, checkpoint });
    if (!opened.ok) throw new Error(opened.error.type);
    return opened.value;
  }

  function send(from: Device): void {
    const update = take(from.document);
    if (update === undefined) return;
    from.log.push(update);
    for (const device of devices) if (device !== from) device.inbox.push(update);
  }

  function hear(device: Device, which: number): void {
    const [update] = device.inbox.splice(which % device.inbox.length, 1);
    if (update === undefined) return;
    const received = device.document.receive(update);
    if (!received.ok) throw new Error(`refused: ${JSON.stringify(received.error)}`);
    device.log.push(update);
  }

  function act(device: Device, action: string, a: number, b: number, c: number): boolean {
    const { document } = device;
    const isInVariant = action.startsWith('own ');
    const name = isInVariant ? action.slice(4) : action;
    const variant = isInVariant ? variantId : undefined;
    if (document.readOnly() !== undefined && !anyTime.has(name)) return false;
    if (isInVariant && document.variants().length === 0) return false;
    isVariantWriting = isInVariant;
    const apply = (operation: Operation): boolean => document.apply(operation, { variant }).ok;
    const blocks = Object.entries(textsOf(document, variant));
    const [block, text] = blocks[a % Math.max(1, blocks.length)] ?? ['', ''];
    const [other] = blocks[b % Math.max(1, blocks.length)] ?? [''];
    const at = b % (text.length + 1);
    const { sections } = document.resume(variant);
    const entries = sections.flatMap((section) => section.entries.map((entry) => ({ section, entry })));
    const roles = entries.flatMap(({ entry }) => (entry.type === 'experience' ? entry.roles : []));
    const owners = [
      ...roles.map(({ id }) => id),
      ...entries.flatMap(({ entry }) => ('body' in entry ? [entry.id] : [])),
    ];
    const owner = owners[b % Math.max(1, owners.length)] ?? '';
    const editor = (): MiniEditor => {
      if (isInVariant) apply({ type: 'rewriteBlock', block });
      const key = `${variant}/${block}`;
      let open = device.editors.get(key);
      if (open === undefined) device.editors.set(key, (open = openEditor(document, block, variant)));
      if (open.text() !== text) throw new Error(`the editor shows ${open.text()} where the document says ${text}`);
      return open;
    };
    const pick = <T>(list: readonly T[], number: number): T | undefined => list[number % Math.max(1, list.length)];
    switch (name) {
      case 'type':
        if (block === '') return false;
        editor().type(at, letters(1 + (c % 3)));
        return true;
      case 'erase':
        if (text === '') return false;
        editor().erase(at, Math.min(text.length, at + 1 + (c % 4)));
        return true;
      case 'mark':
        if (text === '') return false;
        editor().mark(at, Math.min(text.length, at + 1 + (c % 4)), 'bold');
        return true;
      case 'split':
        return apply({ type: 'splitBlock', block, at });
      case 'join':
        return apply({ type: 'joinBlocks', into: block, from: other });
      case 'move block':
        return apply({ type: 'move', id: block, parent: owner });
      case 'order block':
        return apply({ type: 'move', id: block, parent: owner, before: pick(blocks, c)?.[0] ?? null });
      case 'move entry': {
        const from = pick(entries, a);
        const to = pick(
          sections.filter((section) => section.entryType === from?.section.entryType),
          b,
        );
        return from !== undefined && to !== undefined && apply({ type: 'move', id: from.entry.id, parent: to.id });
      }
      case 'order section':
        return apply({ type: 'move', id: pick(sections, a)?.id ?? '', before: pick(sections, b)?.id ?? null });
      case 'remove block':
        return apply({ type: 'remove', id: block });
      case 'remove entry':
        return apply({ type: 'remove', id: pick(entries, a)?.entry.id ?? '' });
      case 'remove role':
        return apply({ type: 'remove', id: pick(roles, a)?.id ?? '' });
      case 'remove section':
        return sections.length > 1 && apply({ type: 'remove', id: pick(sections, a)?.id ?? '' });
      case 'restore': {
        const gone = [...document.source.tree().nodes.keys()].filter((id) => document.source.isGone(id, variant));
        return apply({ type: 'restore', id: pick(gone, a) ?? '' });
      }
      case 'add block':
        return apply({ type: 'addBlock', owner, block: bullet(document.ids('b'), letters(1 + (c % 3))) });
      case 'add entry': {
        const section = pick(
          sections.filter(({ entryType }) => entryType === 'experience'),
          a,
        );
        const role = createRole(document.ids, { body: [bullet(document.ids('b'), letters(2))] });
        const entry = createEntry('experience', document.ids, { roles: [role] });
        return section !== undefined && apply({ type: 'addEntry', section: section.id, entry });
      }
      case 'set text':
        return apply({
          type: 'setText',
          block,
          inlines: [{ text: text.slice(0, at) + letters(1) + text.slice(at + (c % 2)) }],
        });
      case 'set field':
        return apply({
          type: 'setField',
          entity: roles[a % Math.max(1, roles.length)]?.id ?? '',
          field: 'position',
          value: `p${c % 5}`,
        });
      case 'take back': {
        const moved = document.differences(variantId).filter(({ type }) => type !== 'text' && type !== 'added');
        return apply({ type: 'takeBack', key: pick(moved, a)?.key ?? '' });
      }
      case 'undo':
        return document.undo();
      case 'redo':
        return document.redo();
      case 'pause':
        document.endStep();
        return true;
      case 'restart': {
        for (const open of device.editors.values()) open.close();
        device.editors.clear();
        send(device);
        const undo = document.saveUndo();
        document.close();
        device.document = open(device.log, random.uint32(), undo, c % 2 === 0 ? document.checkpoint() : undefined);
        return true;
      }
      case 'offline':
        device.isOnline = false;
        return true;
      case 'online':
        device.isOnline = true;
        return true;
      default:
        return false;
    }
  }

  function forget(letter: string): void {
    written.delete(letter);
    writtenInVariant.delete(letter);
  }

  return {
    devices,
    written,
    writtenInVariant,
    variant: variantId,
    done,
    move([who, what, a, b, c]) {
      const device = devices[who % devices.length] as Device;
      const name = actions[what % actions.length] as string;
      if (name === 'hear') {
        if (device.isOnline && device.inbox.length > 0) hear(device, a);
        return;
      }
      const before = [lettersOn(device.document), lettersOn(device.document, variantId)] as const;
      const firstLetter = nextLetter;
      if (!act(device, name, a, b, c)) {
        for (let letter = firstLetter; letter < nextLetter; letter++) forget(String.fromCharCode(letter));
        return;
      }
      done[name] = (done[name] ?? 0) + 1;
      vanish(written, before[0], lettersOn(device.document));
      vanish(writtenInVariant, before[1], lettersOn(device.document, variantId));
      if (device.isOnline) send(device);
    },
    settle() {
      for (const device of devices) device.isOnline = true;
      for (let round = 0; round < 100; round++) {
        for (const device of devices) send(device);
        if (devices.every((device) => device.inbox.length === 0)) return;
        for (const device of devices) while (device.inbox.length > 0) hear(device, random.uint32());
      }
      throw new Error('they do not stop telling each other new things');
    },
  };
}

/** What a crowd may do; one that stands here twice is done twice as often. */
export const everyAction = [
  ...['type', 'type', 'type', 'erase', 'mark', 'split', 'split', 'join', 'join', 'move block', 'order block'],
  ...['move entry', 'order section', 'remove block', 'remove entry', 'remove role', 'remove section', 'restore'],
  ...['add block', 'add entry', 'set text', 'set field', 'undo', 'undo', 'undo', 'redo', 'redo', 'pause', 'restart'],
  ...['offline', 'online', 'hear', 'hear', 'hear', 'hear', 'hear', 'hear'],
];

/** Letters on the move, and back. */
export const movingActions = [
  ...['split', 'split', 'split', 'join', 'join', 'join', 'type', 'erase', 'undo', 'undo', 'undo', 'undo', 'redo'],
  ...['redo', 'redo', 'pause', 'restart', 'hear', 'hear', 'hear', 'hear', 'hear'],
];

/** With a variant beside the master. */
export const variantActions = [
  ...everyAction,
  ...['own type', 'own type', 'own type', 'own erase', 'own mark', 'own split', 'own split', 'own join', 'own join'],
  ...['own move block', 'own order block', 'own remove block', 'own remove entry', 'own restore', 'own add block'],
  ...[
    'own add entry',
    'own set text',
    'own set field',
    'own take back',
    'undo',
    'undo',
    'redo',
    'hear',
    'hear',
    'hear',
  ],
];

/** Also for those who may only read. */
const anyTime: ReadonlySet<string> = new Set(['restart', 'offline', 'online', 'hear']);

/** What is out of sight after one's own action has been deleted by oneself. */
function vanish(written: Map<string, boolean>, before: ReadonlySet<string>, after: ReadonlySet<string>): void {
  for (const letter of before) if (!after.has(letter) && written.has(letter)) written.set(letter, true);
}

function crowdResume(letters: (count: number) => string): Resume {
  const named = (hint: string): string => hint;
  const resume = newDocument().resume();
  const block = (id: string, count: number) => bullet(id, letters(count));
  return {
    ...resume,
    sections: [
      createSection('work', named, {
        entries: [
          createEntry('experience', () => 'acme', {
            roles: [
              createRole(() => 'lead', { body: [block('one', 6), block('two', 8), block('three', 3)] }),
              createRole(() => 'engineer', { body: [block('four', 4)] }),
            ],
          }),
        ],
      }),
      createSection('volunteer', named, {
        entries: [
          createEntry('experience', () => 'club', {
            roles: [createRole(() => 'helper', { body: [block('five', 5)] })],
          }),
        ],
      }),
      createSection('custom', named, {
        entryType: 'item',
        entries: [createEntry('item', () => 'talk', { body: [block('six', 6)] })],
      }),
    ],
  };
}

/** The letters that a device shows; twice where one is there twice. */
export function lettersShown(document: ResumeDocument, variant?: string): string[] {
  const texts = Object.values(textsOf(document, variant));
  return texts.flatMap((text) => [...text].filter((letter) => letter >= '\u4e00'));
}

const lettersOn = (document: ResumeDocument, variant?: string): Set<string> =>
  variant !== undefined && document.variants().length === 0 ? new Set() : new Set(lettersShown(document, variant));
