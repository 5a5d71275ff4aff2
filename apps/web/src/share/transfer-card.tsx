/** One share on the screen: what it is, how it stands, what can be done with it. */
import Download from 'lucide-react/icons/download';
import Play from 'lucide-react/icons/play';
import { useEffect, useRef, useState } from 'react';
import { pickFiles } from '../files/download.ts';
import { formatBytes, formatPercent } from '../language/formats.ts';
import { m } from '../language/messages.ts';
import { useApp } from '../shell/app-context.ts';
import { notify } from '../shell/view-state.ts';
import { Button } from '../ui/button.tsx';
import { announce } from '../ui/sort/announce.ts';
import { LinkBox } from './link-box.tsx';
import { peerColours, PieceCanvas } from './piece-canvas.tsx';
import type { LinkedPeer } from './service/link-board.ts';
import { pageLinkOf, programLinkOf } from './service/page-link.ts';
import { saveFile } from './service/save-file.ts';
import type { ShareService } from './service/share-service.ts';
import type { ListedFile, TransferView } from './service/transfer.ts';
import { nameWords, rateWords, stateWords, timeWords } from './share-words.ts';

interface TransferCardProps {
  readonly transfer: TransferView;
  readonly service: ShareService;
  /** Opened by the link in the address. */
  readonly isCurrent: boolean;
}

export function TransferCard({ transfer, service, isCurrent }: TransferCardProps) {
  const { kind, byteLength, state, root, isPrivate, trouble } = transfer;
  const name = nameWords(transfer);
  useProgressSaid(transfer, name);
  return (
    <article className="transfer" data-state={state} aria-label={name}>
      {isCurrent && kind === 'received' && <p className="transfer-over">{m.share_incoming()}</p>}
      <header>
        <h3 dir="auto">{name}</h3>
        <p className="transfer-facts">
          {formatBytes(byteLength)} · {isPrivate ? m.share_private() : m.share_public()}
        </p>
      </header>
      {kind === 'sent' && state !== 'filesNeeded' && trouble?.type !== 'changed' && (
        <Link transfer={transfer} service={service} name={name} />
      )}
      <p className="transfer-state" role={state === 'trouble' ? 'alert' : undefined}>
        {stateWords(transfer)}
      </p>
      {kind === 'received' && transfer.field.count > 0 && (
        <PieceCanvas field={transfer.field} share={transfer.share} name={name} />
      )}
      <Numbers transfer={transfer} />
      <Peers peers={transfer.peers} isSent={kind === 'sent'} />
      <div className="transfer-actions">
        {state === 'ready' && (
          <Button look="primary" icon={Download} onClick={() => void service.want(root)}>
            {m.share_receive()}
          </Button>
        )}
        {state === 'trouble' && (trouble?.type === 'full' || trouble?.type === 'disk') && (
          <Button look="primary" icon={Play} onClick={() => void service.want(root)}>
            {m.share_again()}
          </Button>
        )}
        {state === 'filesNeeded' && <FilesAgain transfer={transfer} service={service} />}
        {state === 'here' && <SaveFiles transfer={transfer} service={service} />}
        <Button look="quiet" onClick={() => void service.remove(root)}>
          {kind === 'sent' ? m.share_stop() : m.share_remove()}
        </Button>
      </div>
    </article>
  );
}

interface LinkProps {
  readonly transfer: TransferView;
  readonly service: ShareService;
  readonly name: string;
}

function Link({ transfer, service, name }: LinkProps) {
  const forPrograms = programLinkOf({ ...transfer.link, addresses: service.addresses() });
  const isSecure = location.protocol === 'https:';
  return (
    <>
      <LinkBox
        text={pageLinkOf(transfer.link, location)}
        label={m.share_link({ name })}
        copyLabel={m.share_copy()}
        qrLabel={m.share_qr_label({ name })}
      />
      {!isSecure && (
        <p className="transfer-note">
          {m.share_this_machine()} <code dir="ltr">{['peersume', 'get', forPrograms].join(' ')}</code>
        </p>
      )}
    </>
  );
}

function Numbers({ transfer }: { readonly transfer: TransferView }) {
  const { kind, state, share, byteLength, down, up, sentBytes, secondsLeft } = transfer;
  const words: string[] = [];
  if (kind === 'sent') {
    if (sentBytes > 0) words.push(m.share_sent({ size: formatBytes(sentBytes) }));
    if (up > 0) words.push(rateWords(up));
  } else if (state === 'receiving' || (state === 'looking' && share > 0)) {
    words.push(m.share_progress({ percent: formatPercent(share), size: formatBytes(byteLength) }));
    if (down > 0) words.push(rateWords(down));
    if (secondsLeft !== undefined && down > 0) words.push(m.share_left({ time: timeWords(secondsLeft) }));
  }
  if (words.length === 0) return null;
  return <p className="transfer-numbers">{words.join(' · ')}</p>;
}

function Peers({ peers, isSent }: { readonly peers: readonly LinkedPeer[]; readonly isSent: boolean }) {
  if (peers.length === 0) return isSent ? <p className="transfer-peers-none">{m.share_nobody()}</p> : null;
  return (
    <ul className="transfer-peers" aria-label={m.share_connected({ count: peers.length })}>
      {peers.map((peer) => (
        <li key={peer.id} title={peer.id}>
          <span className={`peer-dot peer-${((peer.number - 1) % peerColours) + 1}`} aria-hidden />
          {m.share_peer({ number: peer.number })}
          <small>
            {peer.isRelayed ? m.share_peer_relayed() : m.share_peer_direct()}
            {peer.up + peer.down > 0 && ` · ${rateWords(isSent ? peer.up : peer.down)}`}
          </small>
        </li>
      ))}
    </ul>
  );
}

function FilesAgain({ transfer, service }: { readonly transfer: TransferView; readonly service: ShareService }) {
  const { view } = useApp();
  return (
    <Button
      look="primary"
      onClick={async () => {
        const files = await pickFiles('', transfer.files?.length !== 1);
        if (files.length === 0 || (await service.giveFiles(transfer.root, files))) return;
        notify(view, { text: m.share_files_other({ name: nameWords(transfer) }), stays: true });
      }}
    >
      {m.share_files_again()}
    </Button>
  );
}

function SaveFiles({ transfer, service }: { readonly transfer: TransferView; readonly service: ShareService }) {
  const files = transfer.files ?? [];
  return (
    <ul className="transfer-files">
      {files.map((file, number) => (
        <li key={file.path}>
          {files.length > 1 && (
            <span dir="auto">
              {file.path} <small>{formatBytes(file.byteLength)}</small>
            </span>
          )}
          <SaveButton file={file} read={() => service.read(transfer.root, number)} />
        </li>
      ))}
    </ul>
  );
}

function SaveButton({
  file,
  read,
}: {
  readonly file: ListedFile;
  readonly read: () => ReturnType<ShareService['read']>;
}) {
  const { view } = useApp();
  const [share, setShare] = useState<number | undefined>();
  const name = file.path.split('/').at(-1) ?? file.path;
  const save = async (): Promise<void> => {
    setShare(0);
    const saved = await saveFile({ name, byteLength: file.byteLength, read, told: setShare });
    setShare(undefined);
    if (saved === 'saved') notify(view, { text: m.share_saved({ name }) });
    if (saved === 'failed') notify(view, { text: m.share_save_failed({ name }), stays: true });
  };
  return (
    <Button look="primary" icon={Download} disabled={share !== undefined} onClick={() => void save()}>
      {share === undefined ? m.share_save() : m.share_saving({ percent: formatPercent(share) })}
    </Button>
  );
}

/** Heard, not seen: the beginning, each quarter, the end. */
function useProgressSaid({ kind, state, share }: TransferView, name: string): void {
  const last = useRef<{ state: string; quarter: number }>({ state, quarter: Math.floor(share * 4) });
  useEffect(() => {
    if (kind === 'sent') return;
    const quarter = Math.floor(share * 4);
    const before = last.current;
    last.current = { state, quarter };
    if (state === 'here' && before.state !== 'here') announce(m.share_said_here({ name }));
    else if (state === 'receiving' && before.state !== 'receiving') announce(m.share_said_begun({ name }));
    else if (state === 'receiving' && quarter > before.quarter)
      announce(m.share_said_share({ percent: formatPercent(quarter / 4), name }));
  }, [kind, state, share, name]);
}
