/**
 * Which requests are answered at all. The server is on loopback, yet every page that a browser shows can send requests
 * there: a page under a name that was pointed here (DNS rebinding) is told by `Host`, a page of another origin by
 * `Origin` and by `Sec-Fetch-Site`.
 */
import type { IncomingHttpHeaders } from 'node:http';

export interface Guard {
  /** Undefined where the request may pass; else why it does not, as a sentence. */
  refuse(request: { readonly headers: IncomingHttpHeaders; readonly method?: string | undefined }): string | undefined;
}

/** `names` are the hosts under which the server is known, without a port. */
export function createGuard(names: readonly string[], port: number, scheme: 'http' | 'https'): Guard {
  const usual = scheme === 'http' ? 80 : 443;
  const hosts = new Set(names.flatMap((name) => (port === usual ? [name, `${name}:${port}`] : [`${name}:${port}`])));
  const origins = new Set([...hosts].map((host) => `${scheme}://${host}`));
  return {
    refuse({ headers, method }) {
      const host = headers.host?.toLowerCase();
      if (host === undefined || !hosts.has(host)) return `Not known here by the name ${shown(host)}.`;
      const { origin } = headers;
      if (origin !== undefined && !origins.has(origin)) return `Pages of ${shown(origin)} may not ask here.`;
      const site = headers['sec-fetch-site'];
      if (site === undefined || site === 'same-origin' || site === 'none') return undefined;
      // A person who follows a link to here comes as a navigation; nothing else from another site passes.
      const isVisit = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
      return isVisit && method === 'GET' ? undefined : 'Other sites may not ask here.';
    },
  };
}

const shown = (text: string | undefined): string =>
  text === undefined ? 'nothing' : JSON.stringify(text.length > 100 ? `${text.slice(0, 99)}…` : text);
