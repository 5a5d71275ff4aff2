/** The port over a browser's own objects: `w3cRtc(RTCPeerConnection)`. They exist in windows, not in workers. */
import {
  type IceServer,
  type RemotePath,
  type Rtc,
  type RtcChannel,
  type RtcChannelListener,
  type RtcConnection,
  type RtcOptions,
  type RtcState,
} from './rtc.ts';

export const w3cRtc = (Connection: typeof RTCPeerConnection): Rtc => ({
  connect: (options) => connect(Connection, options),
});

function connect(Connection: typeof RTCPeerConnection, { iceServers, listener }: RtcOptions): RtcConnection {
  const connection = new Connection({ iceServers: iceServers.map(serverOf) });
  const channels: RTCDataChannel[] = [];
  let isOver = false;
  connection.addEventListener('icecandidate', ({ candidate }) => {
    // An empty line ends one generation of candidates; null ends all, and comes after it.
    if (!isOver && candidate?.candidate !== '') listener.candidate(candidate?.candidate);
  });
  connection.addEventListener('connectionstatechange', () => {
    if (!isOver) listener.state(stateOf(connection.connectionState));
  });

  async function describe(description: RTCLocalSessionDescriptionInit): Promise<string> {
    await connection.setLocalDescription(description);
    return connection.localDescription?.sdp ?? '';
  }

  return {
    channel(number, channelListener) {
      const channel = connection.createDataChannel('', { negotiated: true, id: number });
      channels.push(channel);
      return channelOf(channel, channelListener, () => isOver);
    },
    offer: async () => describe(await connection.createOffer()),
    async answer(offer) {
      await connection.setRemoteDescription({ type: 'offer', sdp: offer });
      return describe(await connection.createAnswer());
    },
    acceptAnswer: (answer) => connection.setRemoteDescription({ type: 'answer', sdp: answer }),
    addCandidate: (line) => connection.addIceCandidate({ candidate: line, sdpMid: '0', sdpMLineIndex: 0 }),
    get hasPath() {
      return connection.iceConnectionState === 'connected' || connection.iceConnectionState === 'completed';
    },
    get remotePath() {
      return pathOf(connection);
    },
    close() {
      if (isOver) return;
      isOver = true;
      for (const channel of channels) channel.close();
      connection.close();
    },
  };
}

function channelOf(channel: RTCDataChannel, listener: RtcChannelListener, isOver: () => boolean): RtcChannel {
  channel.binaryType = 'arraybuffer';
  channel.bufferedAmountLowThreshold = listener.lowBytes;
  channel.addEventListener('open', () => {
    if (!isOver()) listener.opened();
  });
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    // A text is never sent; its length alone says so to whoever reads it.
    if (!isOver()) listener.message(data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array(0));
  });
  channel.addEventListener('bufferedamountlow', () => {
    if (!isOver()) listener.low();
  });
  channel.addEventListener('close', () => {
    if (!isOver()) listener.closed();
  });
  return {
    get bufferedAmount() {
      return channel.bufferedAmount;
    },
    send(message) {
      if (channel.readyState !== 'open') return false;
      try {
        // A channel takes bytes of any buffer but a shared one, which nobody here makes.
        channel.send(message as Uint8Array<ArrayBuffer>);
        return true;
      } catch {
        // The platform's own queue is full, or the channel closed within this task.
        return false;
      }
    },
  };
}

function stateOf(state: RTCPeerConnectionState): RtcState {
  if (state === 'failed') return 'pathless';
  if (state === 'disconnected') return 'lost';
  return state === 'new' ? 'connecting' : state;
}

/** Chromium and Safari tell the path at once; where it takes a report, it is not worth the wait. */
function pathOf(connection: RTCPeerConnection): RemotePath | undefined {
  const pair = connection.sctp?.transport.iceTransport.getSelectedCandidatePair?.();
  if (pair?.remote.address == null || pair.remote.port == null) return undefined;
  const isRelayed = pair.remote.type === 'relay' || pair.local.type === 'relay';
  return { address: pair.remote.address, port: pair.remote.port, isRelayed };
}

const serverOf = ({ urls, username, credential }: IceServer): RTCIceServer => ({
  urls: [...urls],
  ...(username !== undefined && { username }),
  ...(credential !== undefined && { credential }),
});
