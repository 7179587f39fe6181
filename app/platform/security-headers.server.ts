/** What every answer tells browsers. Scripts and styles come from our own files or carry the nonce. */
export type Surroundings = {
  readonly https: boolean;
  /** Development only: the module server's own connection. */
  readonly liveReload?: boolean;
};

export function securityHeaders(
  nonce: string,
  { https, liveReload = false }: Surroundings,
): Record<string, string> {
  return {
    "Content-Security-Policy": contentPolicy(nonce, { https, liveReload }),
    "Cache-Control": "private, no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy":
      "camera=(self), clipboard-write=(self), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
    "Origin-Agent-Cluster": "?1",
    ...(https ? { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" } : {}),
  };
}

function contentPolicy(nonce: string, { https, liveReload }: Required<Surroundings>): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' ${liveReload ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${liveReload ? " ws: wss:" : ""}`,
    "manifest-src 'self'",
    "object-src 'none'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(https ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}
