/** The disk of this tab: one worker, for as long as the tab lives. */
import { remoteDisk, type RemoteDisk } from '@peersume/storage/opfs';

export function openDisk(told: (state: RemoteDisk['state']) => void): RemoteDisk {
  const worker = new Worker(new URL('./disk-worker.ts', import.meta.url), { type: 'module', name: 'disk' });
  const { port1, port2 } = new MessageChannel();
  worker.postMessage(port2, [port2]);
  const disk = remoteDisk({ port: port1, told });
  worker.addEventListener('error', ({ message }) => disk.fail(message));
  return disk;
}
