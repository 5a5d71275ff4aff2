/**
 * The file service of a browser tab: one identity, one peer, one swarm, and the shares of this device. Nothing of it runs,
 * and nobody is asked anything, before a person shares a file or opens a link.
 */
import { assert, err, ok, type Result } from '@peersume/base';
import { createIdentity, createTopic, privateDiscoverySecret, publicDiscoverySecret } from '@peersume/peer';
import { createBrowserPeer, type BrowserPeer, type Invitations } from '@peersume/peer/browser';
import type { RemoteDisk } from '@peersume/storage/opfs';
import {
  cidFromText,
  cidToText,
  createSwarm,
  importPrivate,
  type PrivateImport,
  type ShareLink,
  type Swarm,
  type SwarmNews,
} from '@peersume/swarm';
import { observable, type Observable } from '../../shell/observable.ts';
import { entriesOf, openChosenFiles } from './chosen-files.ts';
import { findOriginPeer } from './find-origin-peer.ts';
import { createLinkBoard, type LinkBoard } from './link-board.ts';
import { openDisk } from './open-disk.ts';
import { clock, platformCrypto, random, sha256, verifyPayload } from './platform-ports.ts';
import { openShareRecords, type ShareRecord } from './share-record.ts';
import { createTransfer, openGrowing, type Transfer, type TransferView } from './transfer.ts';

export interface ShareView {
  readonly transfers: readonly TransferView[];
  /** Where peers meet: at the program that served the page, or only by hand. */
  readonly meeting: 'starting' | 'coordinator' | 'daemon' | 'none' | 'gone';
  /** `waiting`: another tab of this browser has the shares. */
  readonly disk: RemoteDisk['state'];
  readonly links: number;
  readonly importing: { readonly name: string; readonly share: number } | undefined;
}

export type ShareFailure =
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'unreadable'; readonly detail: string };

export interface ShareService {
  readonly view: Observable<ShareView>;
  readonly invitations: Invitations;
  /** Where programs reach this tab, now. */
  addresses(): readonly string[];
  share(files: readonly File[]): Promise<Result<string, ShareFailure>>;
  /** Gives its root. */
  open(link: ShareLink): Promise<string>;
  want(root: string): Promise<void>;
  giveFiles(root: string, files: readonly File[]): Promise<boolean>;
  read(root: string, file: number): AsyncGenerator<Result<Uint8Array, { readonly type: string }>>;
  remove(root: string): Promise<void>;
}

/** Smaller files are copied, so that a link outlives the tab it was made in. Bytes. */
const copyBelowBytes = 32 * 1024 * 1024;
/** What is shown is calm: so often a second at the most it changes. */
const viewEveryMs = 200;

let running: Promise<ShareService> | undefined;
/** One for the tab. */
export const shareService = (): Promise<ShareService> => (running ??= startShareService());

async function startShareService(): Promise<ShareService> {
  const identity = await createIdentity();
  if (!identity.ok) throw new Error(identity.error.detail);
  const transfers = new Map<string, Transfer>();
  const records = openShareRecords(indexedDB);
  const origin = await findOriginPeer(location);
  let importing: ShareView['importing'];
  let isDue = false;

  const { promise: diskIsMine, resolve: settleDisk } = Promise.withResolvers<boolean>();
  const disk = openDisk((state) => {
    settleDisk(state === 'ready');
    changed();
  });
  const swarm: Swarm = createSwarm({ clock, random, verify: verifyPayload, observe: hearNews });
  const board: LinkBoard = createLinkBoard(swarm, changed);
  const peer: BrowserPeer = await createBrowserPeer({
    identity: identity.value,
    mode: origin?.isCoordinator === true ? 'hybrid' : 'pure',
    coordinators: origin?.isCoordinator === true ? [origin.address] : [],
    events: { linked: board.linked, changed },
    isBanned: (id) => swarm.isBanned(id),
  });
  const view = observable<ShareView>(look());

  function hearNews(news: SwarmNews): void {
    if (news.type !== 'addressesFound' && news.type !== 'fileRefused') return;
    for (const transfer of transfers.values()) {
      if (transfer.file !== news.file) continue;
      if (news.type === 'addressesFound') transfer.hear(news.addresses);
      else transfer.refused();
    }
  }

  function changed(): void {
    if (isDue) return;
    isDue = true;
    setTimeout(() => {
      isDue = false;
      view.set(look());
    }, viewEveryMs);
  }
  // Rates fall also while nothing happens.
  setInterval(() => {
    if (transfers.size > 0 && document.visibilityState === 'visible') changed();
  }, 1_000);

  function look(): ShareView {
    return {
      transfers: [...transfers.values()].map((transfer) => transfer.view()),
      meeting: meetingOf(),
      disk: disk.state,
      links: board.size,
      importing,
    };
  }

  function meetingOf(): ShareView['meeting'] {
    if (origin === undefined) return 'none';
    if (!origin.isCoordinator) return 'daemon';
    const [coordinator] = peer.coordinators;
    if (coordinator === undefined || coordinator.state === 'connecting') return 'starting';
    return coordinator.state === 'connected' ? 'coordinator' : 'gone';
  }

  const owner = {
    swarm,
    disk,
    board,
    records,
    changed,
    async join(record: ShareRecord) {
      const cid = cidFromText(record.root);
      assert(cid.ok, 'records name files by their CID');
      const secret =
        record.key === undefined
          ? await publicDiscoverySecret(platformCrypto, cid.value)
          : await privateDiscoverySecret(platformCrypto, record.key);
      const topic = await createTopic({ crypto: platformCrypto, secret, label: record.name, nowMs: Date.now() });
      // A daemon that served the page is of this person: it has the file, or helps to reach who has.
      const own = origin === undefined || origin.isCoordinator ? [] : [origin.address];
      return peer.join(topic, { addresses: [...own, ...record.addresses] });
    },
  };

  async function add(record: ShareRecord, given: Parameters<typeof createTransfer>[2] = {}): Promise<void> {
    const transfer = createTransfer(record, owner, given);
    transfers.set(record.root, transfer);
    changed();
    await records.put(record);
    void transfer.start();
  }

  async function share(files: readonly File[]): Promise<Result<string, ShareFailure>> {
    const entries = entriesOf(files);
    const byteLength = files.reduce((sum, { size }) => sum + size, 0);
    const name = entries.length === 1 ? (entries[0]?.path ?? '') : `${entries[0]?.path ?? ''} + ${entries.length - 1}`;
    try {
      const imported = await importPrivate(entries, {
        sha256,
        crypto: platformCrypto,
        onProgress({ bytes }) {
          importing = { name, share: byteLength === 0 ? 1 : Math.min(1, bytes / byteLength) };
          changed();
        },
      });
      if (!imported.ok) return err({ type: 'name', name });
      const { manifest, key, index } = imported.value;
      const root = cidToText(manifest.root);
      const isCopied = byteLength <= copyBelowBytes && (await copy(imported.value, files));
      const record: ShareRecord = {
        root,
        kind: 'sent',
        name,
        byteLength,
        key,
        addresses: [],
        structure: manifest.structure,
        shareBytes: manifest.byteLength,
        index,
        isCopied,
        isWanted: true,
        since: Date.now(),
      };
      await add(record, { manifest, files });
      return ok(root);
    } catch (error) {
      return err({ type: 'unreadable', detail: error instanceof Error ? error.message : String(error) });
    } finally {
      importing = undefined;
      changed();
    }
  }

  /** False where there is no room for it: then it is served from the file. */
  async function copy({ manifest, key, index }: PrivateImport, files: readonly File[]): Promise<boolean> {
    if (!(await diskIsMine)) return false;
    const from = await openChosenFiles({ manifest, key, index, files, changed: () => {} });
    const store = await openGrowing(disk, manifest, cidToText(manifest.root));
    if (!store.ok) return false;
    const to = store.value;
    let isWhole = true;
    for (let piece = 0; piece < manifest.pieceCount && isWhole; piece++)
      isWhole = await new Promise<boolean>((resolve) =>
        from.read(piece, (read) =>
          read.ok ? to.write(piece, read.value, (written) => resolve(written.ok)) : resolve(false),
        ),
      );
    await new Promise<void>((resolve) => to.close(resolve));
    return isWhole;
  }

  for (const record of await records.all()) {
    const transfer = createTransfer(record, owner);
    transfers.set(record.root, transfer);
    void transfer.start();
  }
  changed();
  // Others learn at once that this tab is gone, and do not wait for it.
  window.addEventListener('pagehide', ({ persisted }) => {
    if (!persisted) for (const { link } of peer.links) link.close('the tab is closed');
  });

  const transferOf = (root: string): Transfer => {
    const transfer = transfers.get(root);
    assert(transfer !== undefined, 'what is shown is here');
    return transfer;
  };

  return {
    view,
    invitations: peer.invitations,
    addresses: () => peer.addresses.slice(0, 2),
    share,
    async open(link) {
      const root = cidToText(link.root);
      if (!transfers.has(root))
        await add({
          root,
          kind: 'received',
          name: link.name ?? '',
          byteLength: link.byteLength ?? 0,
          key: link.key,
          addresses: link.addresses,
          isCopied: true,
          isWanted: false,
          since: Date.now(),
        });
      return root;
    },
    want: (root) => transferOf(root).want(),
    giveFiles: (root, files) => transferOf(root).giveFiles(files),
    read: (root, file) => transferOf(root).read(file),
    async remove(root) {
      const transfer = transferOf(root);
      transfers.delete(root);
      changed();
      await transfer.remove();
    },
  };
}
