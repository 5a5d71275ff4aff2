/** `GET /metrics`. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Daemon } from '../daemon.ts';
import { answerError, answerText } from '../http/answer.ts';
import { describeMetrics } from './metrics.ts';

export const metricsRoom =
  (daemon: Daemon) =>
  async (_: URL, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'GET') return answerError(response, 405, 'WrongMethod', 'Ask with GET.', { Allow: 'GET' });
    const text = describeMetrics(daemon, process.memoryUsage.rss());
    answerText(response, 200, 'text/plain; version=0.0.4; charset=utf-8', text);
  };
