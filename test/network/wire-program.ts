/** What is between the ends of a wire: `node wire-program.ts DELAY_MS PORT INNER OUTER INNER OUTER`. */
import { createSocket } from 'node:dgram';

const [delayMs = 0, port = 0] = process.argv.slice(2, 4).map(Number);
const [innerOne = '', outerOne = '', innerOther = '', outerOther = ''] = process.argv.slice(4);
/** More than waits on 100 Mbit/s for 200 ms; what is beyond is lost, as on a real way. */
const maxWaitingBytes = 4 * 1024 * 1024;

const one = createSocket({ type: 'udp4', recvBufferSize: maxWaitingBytes });
const other = createSocket({ type: 'udp4', recvBufferSize: maxWaitingBytes });
let ready = 0;
for (const [from, inner, to, outer] of [
  [one, innerOne, other, outerOther],
  [other, innerOther, one, outerOne],
] as const) {
  let waitingBytes = 0;
  // Router's programs may not listen yet: what is refused is lost.
  from.on('error', () => {});
  from.on('message', (packet) => {
    if (waitingBytes + packet.length > maxWaitingBytes) return;
    waitingBytes += packet.length;
    setTimeout(() => {
      waitingBytes -= packet.length;
      to.send(packet, port, outer);
    }, delayMs);
  });
  from.bind(port, inner, () => {
    ready += 1;
    if (ready === 2) console.log('ready');
  });
}
