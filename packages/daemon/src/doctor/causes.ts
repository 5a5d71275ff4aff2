/** Every cause that an examination can name: a stable name for programs, a sentence and advice for people. */
export interface CauseText {
  readonly sentence: string;
  readonly advice: string;
}

export const causes = {
  directoryNotWritable: {
    sentence: 'The data directory cannot be written.',
    advice: 'Check who owns it and its permissions, or choose another one with --data.',
  },
  diskFull: {
    sentence: 'The disk is full: nothing more can be fetched.',
    advice: 'Free some space; the download goes on by itself where it stopped.',
  },
  diskReadOnly: {
    sentence: 'The disk can be read and not written.',
    advice: 'Fetch into a directory on another disk, or mount this one for writing.',
  },
  diskFailure: {
    sentence: 'The disk gives errors.',
    advice:
      'Save what is on it and check it with the tools of your system; what was fetched was verified and is safe to copy.',
  },
  clockBeforeProgram: {
    sentence: 'The clock of this device is years behind.',
    advice: 'Set date and time; certificates and the names under which peers meet depend on them.',
  },
  clockWrong: {
    sentence: 'The clock of this device differs from those of others by more than a day.',
    advice: 'Set date and time, or let the system set them: peers meet under names that change every day.',
  },
  noInterface: {
    sentence: 'This device is not connected to any network.',
    advice: 'Connect it by cable or Wi-Fi. Everything that is here already stays usable.',
  },
  selfAssignedOnly: {
    sentence: 'The network gave this device no address; it made one up.',
    advice: 'The router or access point does not answer: reconnect, or restart the router.',
  },
  portTaken: {
    sentence: 'Another program uses the port on which this one was told to listen.',
    advice: 'Stop that program, or choose another port; 0 lets the system choose.',
  },
  notListening: {
    sentence: 'This peer listens nowhere: it can reach others and nobody can reach it.',
    advice: 'Set `listen` to 0.0.0.0 to be reachable, unless you meant it so.',
  },
  listensOnLoopbackOnly: {
    sentence: 'This peer listens on this machine alone.',
    advice: 'Set `listen` to 0.0.0.0 to be reachable by other devices.',
  },
  libp2pFailed: {
    sentence: 'Ways of connecting beside fast links could not be set up.',
    advice: 'See the log; often a port is taken (`streamPort`, `webSocketPort`).',
  },
  linkIsOwn: {
    sentence: 'The link leads to this very peer.',
    advice: 'Open it on another device. On this one the file is served from where it is.',
  },
  noWayToLook: {
    sentence: 'The link names nobody, and every way of finding peers is switched off.',
    advice: 'Switch mdns or dht on, name a coordinator, or ask for a link with an address in it.',
  },
  addressUnusable: {
    sentence: 'The link’s addresses cannot be used by this program.',
    advice: 'It may have been made by a newer version, or for browsers alone: ask for a fresh link.',
  },
  addressPrivate: {
    sentence: 'The link’s addresses belong to another local network than yours.',
    advice:
      'Join that network, or ask the sender to be reachable from outside: through a coordinator or a mapped port.',
  },
  addressLoopback: {
    sentence: 'The link was made on a machine without a network: its address means “this machine” to everybody.',
    advice: 'Ask the sender to connect to a network and to share again.',
  },
  nameUnknown: {
    sentence: 'The name in the link’s address is not known.',
    advice: 'Check the spelling and this device’s DNS; the sender’s domain may have expired.',
  },
  dnsBroken: {
    sentence: 'No name can be resolved: DNS does not answer on this network.',
    advice: 'Check the network’s DNS server; links with plain addresses work without it.',
  },
  refused: {
    sentence: 'The sender’s machine is there, and Peersume does not run on it (any more) at that port.',
    advice: 'Ask the sender to start it, and for a fresh link if the port has changed.',
  },
  noRoute: {
    sentence: 'This network knows no way to the sender’s network.',
    advice: 'Check that this device has a gateway; a VPN that is on (or off) may be the reason.',
  },
  noIpv6: {
    sentence: 'The sender can be reached by IPv6 alone, and this network has none.',
    advice: 'Use another network, or ask the sender to use a coordinator that has both.',
  },
  noAnswer: {
    sentence: 'The sender does not answer: its machine is off or asleep, or a firewall in between drops everything.',
    advice: 'Ask whether it is awake; on its side, let Peersume through the firewall.',
  },
  answerStopped: {
    sentence: 'A connection begins and then nothing comes: something in between lets only the beginning through.',
    advice: 'A proxy, a filter or a wrong packet size (MTU) of a VPN does this; try another network.',
  },
  handshakeStopped: {
    sentence: 'The sender’s machine accepts and then says nothing: it hangs, or is very busy.',
    advice: 'Ask the sender to start Peersume anew.',
  },
  wrongPeer: {
    sentence: 'Somebody else answers at the sender’s address.',
    advice: 'The address was given to another device, or somebody intercepts: ask for a fresh link. Nothing was sent.',
  },
  notSpoken: {
    sentence: 'What answers at the sender’s address is not Peersume, or a version that this one does not understand.',
    advice: 'Update both sides. A web server or a captive portal may stand at that address.',
  },
  turnedAway: {
    sentence: 'The sender has as many connections as it wants.',
    advice: 'Wait a little: it is tried again by itself.',
  },
  weAreBanned: {
    sentence: 'The sender does not talk to this device: it got wrong data from it.',
    advice: 'Update Peersume here, and check this device’s memory and disk; after an hour it is forgotten.',
  },
  theyAreBanned: {
    sentence: 'The only sender sent wrong data and is not asked for an hour.',
    advice: 'Tell the sender to check the disk; another peer with the file would do.',
  },
  relayRefused: {
    sentence: 'The machine that should pass the connection on does not do so.',
    advice: 'It may be full or have lost the sender: wait, or use another coordinator.',
  },
  natOnBothSides: {
    sentence: 'Both sides are behind routers that give every connection another port: no direct way exists.',
    advice: 'Let a coordinator or any reachable peer relay, or map a port on one of the routers.',
  },
  udpBlocked: {
    sentence: 'This network lets no UDP through, which connections between routers need.',
    advice: 'Use another network, or a coordinator that relays.',
  },
  noPath: {
    sentence: 'No pair of addresses of both sides could reach each other.',
    advice: 'Name a coordinator with STUN, so that both learn how they look from outside.',
  },
  coordinatorGone: {
    sentence: 'No coordinator can be reached, and nobody was found without one.',
    advice: 'Check the coordinator’s address and that it runs; peers that have met do not need it.',
  },
  coordinatorWrong: {
    sentence: 'Somebody else answers at the coordinator’s address.',
    advice: 'Check the coordinator’s address: the part behind /p2p/ must be its identity.',
  },
  mdnsFailed: {
    sentence: 'Devices nearby cannot be looked for: the local network does not let multicast through.',
    advice: 'Guest networks often isolate devices from each other; use a link with an address.',
  },
  dhtNoEntry: {
    sentence: 'There is no way into the network of peers: none of them is known.',
    advice: 'Open a link with a reachable address once, or set `bootstrap` to a peer that you know.',
  },
  nobodyHasIt: {
    sentence: 'Peers were found, and none of them has this file now.',
    advice: 'Ask the sender to be online with Peersume running; the download begins by itself then.',
  },
  nobodyFound: {
    sentence: 'Nobody who has this file was found.',
    advice: 'Ask the sender to be online with Peersume running, and for a fresh link: addresses change.',
  },
  paused: {
    sentence: 'The file is paused.',
    advice: 'Let it go on: `peersume resume`.',
  },
  refusedStructure: {
    sentence: 'The file was made in a way that no peer accepts.',
    advice: 'Ask the sender to share it anew with a current version.',
  },
  wrongKey: {
    sentence: 'The key in the link does not open this share.',
    advice: 'Copy the whole link again, to its end; links of two shares may have been mixed up.',
  },
  sourceChanged: {
    sentence: 'A file that is shared here was changed or removed.',
    advice: 'Share it anew: it gets a new link. Put the old content back to keep the old one.',
  },
} as const satisfies Record<string, CauseText>;

export type CauseType = keyof typeof causes;
