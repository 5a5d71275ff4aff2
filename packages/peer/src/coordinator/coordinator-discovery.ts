/** Several coordinators side by side as one way of finding peers: what any of them knows is found. */
import type { Discovery, DiscoveryReport } from '../discovery.ts';
import type { MeetingClient } from './create-meeting-client.ts';

export function createCoordinatorDiscovery(clients: readonly MeetingClient[]): Discovery {
  return {
    way: 'coordinator',
    join(topic, found, told) {
      const reports = new Map<MeetingClient, DiscoveryReport>();
      const report = (client: MeetingClient, news: DiscoveryReport): void => {
        reports.set(client, news);
        told(joinReports([...reports.values()]));
      };
      const leave = clients.map((client) => client.join(topic, found, (news) => report(client, news)));
      return () => {
        for (const one of leave) one();
      };
    },
    // The clients are their owner's, who also shows their state.
    async close() {},
  };
}

/** It fails only when all fail. */
function joinReports(reports: readonly DiscoveryReport[]): DiscoveryReport {
  const found = reports.flatMap((report) => (report.type === 'found' ? [report.peers] : []));
  if (found.length > 0) return { type: 'found', peers: Math.max(...found) };
  return reports.find(({ type }) => type === 'looking') ?? reports.at(-1) ?? { type: 'looking' };
}
