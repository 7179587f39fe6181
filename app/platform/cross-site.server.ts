/**
 * Requests that change something must come from a page of ours. Browsers say where a request comes from
 * in `Origin` and `Sec-Fetch-Site`, which no page can forge; a request that says neither is refused too.
 * (The API is called with keys, not cookies, and does not need this.)
 */
const harmless = new Set(["GET", "HEAD", "OPTIONS"]);

export function refuseCrossSite(request: Request): Response | null {
  if (harmless.has(request.method)) return null;
  const site = request.headers.get("Sec-Fetch-Site");
  const origin = request.headers.get("Origin");
  if (site !== null && site !== "same-origin") return refusal();
  if (site === null && origin === null) return refusal();
  return origin === null || hostOf(origin) === ownHost(request) ? null : refusal();
}

/** The host a browser asked for. TLS may end in front of us, so schemes are not compared. */
const ownHost = (request: Request): string =>
  request.headers.get("Host") ?? new URL(request.url).host;

function hostOf(origin: string): string | null {
  if (!URL.canParse(origin)) return null;
  const { host, origin: parsed } = new URL(origin);
  return parsed === "null" ? null : host;
}

const refusal = () =>
  new Response("This form was sent from another site. Open the page again and retry.", {
    status: 403,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
