/**
 * Sending and receiving files. A link in the address opens its file at once; otherwise what is shared here is listed below
 * the place where files are dropped.
 */
import ArrowLeft from 'lucide-react/icons/arrow-left';
import { useCallback, useEffect, useState } from 'react';
import { m } from '../language/messages.ts';
import { useApp } from '../shell/app-context.ts';
import { useObservable } from '../shell/observable.ts';
import { notify, patch } from '../shell/view-state.ts';
import { IconButton } from '../ui/button.tsx';
import { ByHand } from './by-hand.tsx';
import { DropZone } from './drop-zone.tsx';
import { isLinkHash } from './route.ts';
import { linkOfHash } from './service/page-link.ts';
import { shareService, type ShareService } from './service/share-service.ts';
import { meetingWords } from './share-words.ts';
import { TransferCard } from './transfer-card.tsx';
import './share.css';

export default function ShareScreen() {
  const [service, setService] = useState<ShareService | string | undefined>();
  useEffect(() => {
    shareService().then(setService, (error: unknown) =>
      setService(error instanceof Error ? error.message : String(error)),
    );
  }, []);
  return (
    <div className="share">
      <Bar service={typeof service === 'object' ? service : undefined} />
      <main>
        {typeof service === 'string' && (
          <p className="share-refused" role="alert">
            {m.share_not_supported({ detail: service })}
          </p>
        )}
        {typeof service === 'object' && <Shares service={service} />}
      </main>
    </div>
  );
}

function Bar({ service }: { readonly service: ShareService | undefined }) {
  const { view, session, actions } = useApp();
  const back = (): void => {
    const open = session.get();
    if (open === null) return void actions.goToStart();
    patch(view, { screen: 'desk' });
    location.hash = `write/${open.id}`;
  };
  return (
    <header className="share-bar">
      <IconButton icon={ArrowLeft} className="share-back" label={m.share_back()} onClick={back} />
      {service !== undefined && <Meeting service={service} />}
    </header>
  );
}

function Meeting({ service }: { readonly service: ShareService }) {
  const meeting = useObservable(service.view, (view) => view.meeting);
  return (
    <p className="meeting" data-meeting={meeting}>
      {meetingWords(meeting)}
    </p>
  );
}

function Shares({ service }: { readonly service: ShareService }) {
  const { view } = useApp();
  const shown = useObservable(service.view, (state) => state);
  const { current, fault } = useLinkInAddress(service);

  const onFiles = useCallback(
    (files: readonly File[]) =>
      void service.share(files).then((shared) => {
        if (shared.ok) return;
        const text =
          shared.error.type === 'name'
            ? m.share_name_refused({ name: shared.error.name })
            : m.share_unreadable({ detail: shared.error.detail });
        notify(view, { text, stays: true });
      }),
    [service, view],
  );

  const received = shown.transfers.filter(({ kind }) => kind === 'received').toReversed();
  const sent = shown.transfers.filter(({ kind }) => kind === 'sent').toReversed();
  const first = shown.transfers.find(({ root, kind }) => root === current && kind === 'received');
  const others = received.filter((transfer) => transfer !== first);
  return (
    <>
      {fault !== undefined && (
        <p className="share-refused" role="alert">
          {fault}
        </p>
      )}
      {shown.disk === 'waiting' && (
        <p className="share-refused" role="status">
          {m.share_other_tab()}
        </p>
      )}
      {first !== undefined && <TransferCard transfer={first} service={service} isCurrent />}
      <section aria-labelledby="share-title" className={first === undefined ? undefined : 'share-below'}>
        <h1 id="share-title">{m.share_title()}</h1>
        <p className="lead">{m.share_lead()}</p>
        <DropZone importing={shown.importing} onFiles={onFiles} />
      </section>
      {shown.transfers.length === 0 && <p className="share-none">{m.share_none()}</p>}
      {sent.length > 0 && (
        <section aria-labelledby="share-sent">
          <h2 id="share-sent">{m.share_sent_title()}</h2>
          {sent.map((transfer) => (
            <TransferCard key={transfer.root} transfer={transfer} service={service} isCurrent={false} />
          ))}
        </section>
      )}
      {others.length > 0 && (
        <section aria-labelledby="share-received">
          <h2 id="share-received">{m.share_received_title()}</h2>
          {others.map((transfer) => (
            <TransferCard key={transfer.root} transfer={transfer} service={service} isCurrent={false} />
          ))}
        </section>
      )}
      <ByHand service={service} isOpen={shown.meeting === 'none' && shown.links === 0} />
    </>
  );
}

/** The share that the address names, opened; or what is wrong with it. */
function useLinkInAddress(service: ShareService): { readonly current?: string; readonly fault?: string } {
  const [found, setFound] = useState<{ readonly current?: string; readonly fault?: string }>({});
  useEffect(() => {
    const read = (): void => {
      if (!isLinkHash(location.hash)) return setFound({});
      const link = linkOfHash(location.hash);
      if (link.ok) void service.open(link.value).then((current) => setFound({ current }));
      else setFound({ fault: link.error.type === 'LinkVersionUnknown' ? m.share_link_newer() : m.share_link_wrong() });
    };
    read();
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, [service]);
  return found;
}
