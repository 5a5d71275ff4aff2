/**
 * Faults that are somebody's doing: each an adversary, what stands against it, and how that is switched off. Where the
 * limits below are lower than what an attacker may cost at all, they show the defence at work.
 */
import { attacker, honestUplink, smallSwarm, type FaultCase } from './fault-case.ts';
import { type Weakness } from './weakness.ts';

interface Attack extends Omit<FaultCase, 'scenario' | 'name'> {
  readonly program: string;
  readonly count?: number;
  /** As honest peers, or as fast as it likes. */
  readonly uplink: 'honest' | 'unlimited' | number;
  readonly isManifestUnknown?: boolean;
}

const never = Infinity;
const mebibyte = 1024 * 1024;

/** The hash, and that its one sender is not welcome any more. */
const hash = 'every piece is hashed before it is kept; its one sender is blamed and not welcome any more';
const trustful: Weakness = { trustsAll: true };

/** Requests are given up after a time. */
const patience =
  'a request that takes too long is made of somebody else, and the late peer is asked for one piece at a time';
const patient: Weakness = {
  settings: { exchange: { firstTimeoutMs: never, leastTimeoutMs: never, twiceShare: 0 } },
};

/** Small wrongs and favours are counted. */
const budget = 'what a peer asks of us is counted, and comes back slowly: who goes on is blamed for flooding';
const generous: Weakness = {
  settings: { exchange: { maxFavours: never, favoursPerSecond: never, maxWrongs: never } },
};

/** Who did harm may not come back. */
const ban = 'a frame that is no message is its sender’s fault: the link ends, and the peer is not welcome for an hour';
const forgiving: Weakness = { settings: { banMs: 0, exchange: { banMs: 0 } } };

const links = 'links are limited: of one peer at once, and within a minute';
const hospitable: Weakness = {
  settings: { maxLinks: never, maxLinksPerPeer: never, linksPerMinute: never },
};

const attacks: readonly Attack[] = [
  {
    program: 'corruptsAll',
    uplink: 'honest',
    sentence: 'A peer serves every piece with one bit turned.',
    defence: hash,
    weakness: trustful,
  },
  {
    program: 'corruptsOneInTen',
    uplink: 'honest',
    sentence: 'A peer serves well and turns a bit in one of ten pieces.',
    defence: hash,
    weakness: trustful,
  },
  {
    program: 'corruptsLast',
    uplink: 'honest',
    sentence: 'A peer turns a bit of the last pieces only.',
    defence: hash,
    weakness: trustful,
  },
  {
    program: 'servesThenCorrupts',
    count: 20,
    uplink: 'honest',
    sentence: 'Twenty identities earn trust with three true pieces each, and then turn bits.',
    defence: 'trust never stands for the hash',
    weakness: trustful,
  },
  {
    program: 'withholdsAll',
    count: 20,
    uplink: 'honest',
    sentence: 'Twenty peers take requests and never answer.',
    defence: patience,
    weakness: patient,
  },
  {
    program: 'withholdsLast',
    uplink: 'honest',
    sentence: 'A peer serves well and withholds the last pieces.',
    defence: patience,
    weakness: patient,
  },
  {
    program: 'servesThenWithholds',
    uplink: 'honest',
    sentence: 'A peer serves three pieces and then nothing.',
    defence: patience,
    weakness: patient,
  },
  {
    program: 'claimsThenLoses',
    uplink: 'honest',
    sentence: 'A peer claims all, and loses whatever it is asked for until it was asked.',
    defence: patience,
    weakness: patient,
  },
  {
    program: 'claimsAllHasNothing',
    uplink: 'honest',
    sentence: 'A peer claims every piece and refuses each request.',
    defence: 'what was refused is not believed to be there for a while, and who refuses often is snubbed',
    weakness: { settings: { exchange: { forgiveMs: 0, maxRefusals: never } } },
    mostFrames: 2_500,
  },
  {
    program: 'grantsWhatItLacks',
    uplink: 'honest',
    sentence: 'A peer grants rights for pieces that it lacks, and refuses each request.',
    defence: 'an offer of what was refused just now is not believed, and who refuses often is snubbed',
    weakness: { settings: { exchange: { forgiveMs: 0, maxRefusals: never } } },
  },
  {
    program: 'grantsInVain',
    uplink: 'honest',
    sentence: 'A peer grants rights by the dozen, names the pieces, and serves none.',
    defence: patience,
    weakness: patient,
  },
  {
    program: 'grantsEndlessly',
    uplink: 'honest',
    sentence: 'A peer grants the largest number of rights there is, and serves none.',
    defence: patience,
    weakness: patient,
  },
  {
    program: 'grantsBeyondItsUplink',
    uplink: 'honest',
    sentence: 'A peer grants rights much faster than it can serve them.',
    defence: 'no more is asked of a peer than it sends in a few seconds, by its pace so far',
    weakness: { settings: { exchange: { maxQueueMs: never } } },
  },
  {
    program: 'answersNearlyTooLate',
    uplink: 'honest',
    sentence: 'A peer answers each request just before any patience ends (slow loris).',
    defence: 'no more is asked of a peer than it sends in a few seconds, by its pace so far',
    weakness: { settings: { exchange: { maxQueueMs: never } } },
  },
  {
    program: 'dribbles',
    uplink: 'honest',
    sentence: 'A peer serves one request of fifty: something of it always comes.',
    defence: patience,
    weakness: patient,
  },
  {
    program: 'claimsRarePieces',
    count: 20,
    uplink: 'honest',
    sentence: 'Twenty identities claim the rare pieces and hold up whoever believes them.',
    defence: patience,
    weakness: patient,
  },
  {
    program: 'keepsSilent',
    uplink: 'honest',
    isManifestUnknown: true,
    sentence: 'A peer opens the file, knows it and says no more.',
    defence: 'the structure is asked of another after a time',
    weakness: { settings: { exchange: { structureTimeoutMs: never } } },
  },
  {
    program: 'floodsRequests',
    uplink: 'unlimited',
    sentence: 'A peer asks for everything, again and again, with no right to ask.',
    defence: budget,
    weakness: generous,
    mostFrames: 1_000,
  },
  {
    program: 'floodsHaves',
    uplink: 'unlimited',
    sentence: 'A peer tells thousands of times a second that it has a piece, and that it lost it.',
    defence: budget,
    weakness: generous,
    mostFrames: 50_000,
  },
  {
    program: 'floodsHaveMaps',
    uplink: 'unlimited',
    sentence: 'A peer sends a whole have-map ten thousand times a second.',
    defence: budget,
    weakness: generous,
    mostFrames: 50_000,
  },
  {
    program: 'floodsPings',
    uplink: 'unlimited',
    sentence: 'A peer pings ten thousand times a second.',
    defence: budget,
    weakness: generous,
    mostFrames: 50_000,
  },
  {
    program: 'stormsInterest',
    uplink: 'unlimited',
    sentence: 'A peer changes its mind ten thousand times a second.',
    defence: budget,
    weakness: generous,
    mostFrames: 150_000,
  },
  {
    program: 'stormsOpening',
    uplink: 'unlimited',
    sentence: 'A peer opens and closes the file ten thousand times a second.',
    defence: budget,
    weakness: generous,
    mostFrames: 50_000,
  },
  {
    program: 'asksForStructure',
    uplink: 'unlimited',
    sentence: 'A peer asks for the structure of the file again and again.',
    defence: budget,
    weakness: generous,
    mostFrames: 50_000,
  },
  {
    program: 'opensThousands',
    uplink: 'unlimited',
    sentence: 'A peer opens thousands of files that nobody has.',
    defence: budget,
    weakness: generous,
    mostFrames: 50_000,
  },
  {
    program: 'opensOneFileOften',
    uplink: 'unlimited',
    sentence: 'A peer opens one file under thousands of numbers.',
    defence: budget,
    weakness: generous,
    mostFrames: 50_000,
  },
  {
    program: 'poisonsAddresses',
    uplink: 'unlimited',
    sentence: 'A peer tells thousands of addresses of nobody, and some that are traps for programs.',
    defence: budget,
    weakness: generous,
    mostFrames: 50_000,
  },
  {
    program: 'sendsUnasked',
    uplink: 'unlimited',
    sentence: 'A peer sends pieces that nobody asked for.',
    defence: 'unasked pieces are counted as small wrongs, and many of them are one great wrong',
    weakness: { settings: { exchange: { maxWrongs: never } } },
    mostWastedBytes: 16 * mebibyte,
  },
  {
    program: 'replaysFrames',
    uplink: 10 * honestUplink,
    sentence: 'A peer sends again everything that it has sent.',
    defence: 'unasked pieces are counted as small wrongs, and many of them are one great wrong',
    weakness: { settings: { exchange: { maxWrongs: never } } },
    mostWastedBytes: 6 * mebibyte,
  },
  {
    program: 'sendsOversizePieces',
    uplink: 'unlimited',
    sentence: 'A peer sends the largest payloads that a frame takes in the name of small pieces.',
    defence: ban,
    weakness: forgiving,
    mostWastedBytes: 16 * mebibyte,
    isBlamedOnce: true,
  },
  {
    program: 'sendsOversize',
    uplink: 'unlimited',
    sentence: 'A peer sends headers and payloads above every limit.',
    defence: ban,
    weakness: forgiving,
    isBlamedOnce: true,
  },
  {
    program: 'sendsTinyItems',
    uplink: 'unlimited',
    sentence: 'A peer sends headers of four megabytes made of the smallest items.',
    defence: ban,
    weakness: forgiving,
    isBlamedOnce: true,
  },
  {
    program: 'sendsFullLists',
    uplink: 'unlimited',
    sentence: 'A peer sends the longest lists that are allowed, of pieces that there are not.',
    defence: ban,
    weakness: forgiving,
    isBlamedOnce: true,
  },
  {
    program: 'sendsTruncated',
    uplink: 'unlimited',
    sentence: 'A peer sends every message cut at every place.',
    defence: ban,
    weakness: forgiving,
    isBlamedOnce: true,
  },
  {
    program: 'sendsNested',
    uplink: 'unlimited',
    sentence: 'A peer sends messages within messages within messages.',
    defence: ban,
    weakness: forgiving,
    isBlamedOnce: true,
  },
  {
    program: 'sendsGarbage',
    uplink: 'unlimited',
    sentence: 'A peer sends bytes by chance.',
    defence: ban,
    weakness: forgiving,
    isBlamedOnce: true,
  },
  {
    program: 'sendsUnknownWords',
    uplink: 'unlimited',
    sentence: 'A peer speaks words of a newer protocol without end.',
    defence: 'unknown words are passed over, so many of them within a time',
    weakness: { settings: { unknownMessages: never } },
    mostFrames: 10_000,
  },
  {
    program: 'sendsHostileNumbers',
    uplink: 'honest',
    sentence: 'A peer sends the largest numbers there are, one kind each time it comes.',
    defence: ban,
    weakness: forgiving,
    isBlamedOnce: true,
  },
  {
    program: 'opensManyLinks',
    uplink: 'unlimited',
    sentence: 'A peer takes hundreds of links and keeps them open.',
    defence: links,
    weakness: hospitable,
    mostGivenBytes: 20_000,
  },
  {
    program: 'comesAndGoes',
    uplink: 'unlimited',
    sentence: 'A peer comes and goes without a pause.',
    defence: links,
    weakness: hospitable,
    mostFrames: 1_000,
  },
  {
    program: 'sendsWrongNodes',
    uplink: 'honest',
    isManifestUnknown: true,
    sentence: 'A peer answers the question for the structure with nodes that have a bit turned.',
    defence: ban,
    weakness: forgiving,
    mostFrames: 100,
  },
];

const usualAttacks: readonly FaultCase[] = attacks.map(
  ({ program, count = 1, uplink, isManifestUnknown = false, ...rest }): FaultCase => {
    const scenario = smallSwarm(program, {
      attackers: [
        attacker(program, {
          count,
          ...(uplink === 'unlimited' ? {} : { uplink: uplink === 'honest' ? honestUplink : uplink }),
        }),
      ],
    });
    const files = scenario.files.map((file) => ({ ...file, isManifestKnown: !isManifestUnknown }));
    // Nearer than the seed, so that it is the first who is asked.
    const near = isManifestUnknown ? [{ from: 'attacker', to: 'peer', latencyMs: 2 }] : [];
    return { ...rest, name: program, scenario: { ...scenario, files, paths: [...(scenario.paths ?? []), ...near] } };
  },
);

/** A file of so many pieces that rights go by the handful (EX13), four at once. */
export function inHandfuls(program: string, count: number): Pick<FaultCase, 'scenario' | 'settings'> {
  const scenario = smallSwarm('handfuls', { attackers: [attacker(program, { count, uplink: honestUplink })] });
  return {
    scenario: {
      ...scenario,
      files: scenario.files.map((file) => ({ ...file, pieceLength: 1024 })),
      until: { atMs: 3_600_000, maxEvents: 2_000_000 },
    },
    settings: { settings: { exchange: handfuls } },
  };
}

const handfuls = { piecesPerHandful: 512 };

const takesHandfuls: FaultCase = {
  ...inHandfuls('ridesFree', 1),
  name: 'takesHandfuls',
  sentence: 'A peer takes rights by the handful in a file of thousands of pieces, asks with each, and serves nothing.',
  defence: 'who returns less than a tenth of what it got comes after all others',
  weakness: { settings: { exchange: { ...handfuls, leastReturn: 0 } } },
};

export const attackCases: readonly FaultCase[] = [...usualAttacks, takesHandfuls];
