/** What peers of a file meet about: of a public one anybody who has the root can ask, of a private one who has the key. */
import { assert } from '@peersume/base';
import { createTopic, privateDiscoverySecret, publicDiscoverySecret, type Topic } from '@peersume/peer';
import { cidFromText } from '@peersume/swarm';
import { type FileRecord } from '../keep/file-record.ts';
import { platformCrypto } from '../store/private-origin.ts';

export async function topicOf({ root, key, name }: FileRecord, nowMs: number): Promise<Topic> {
  const cid = cidFromText(root);
  assert(cid.ok, 'records name files by their CID');
  const secret =
    key === undefined
      ? await publicDiscoverySecret(platformCrypto, cid.value)
      : await privateDiscoverySecret(platformCrypto, Buffer.from(key, 'hex'));
  return await createTopic({
    crypto: platformCrypto,
    secret,
    label: name,
    nowMs,
    ...(key === undefined && { cid: cid.value }),
  });
}
