const here = "http://here.invalid";

/**
 * A path of ours and nothing else: `//host`, `/\host` and `/<tab>/host` all lead away and become the
 * fallback. Drops what only Remix's own data requests carry.
 */
export function safePath(path: unknown, fallback = "/"): string {
  if (typeof path !== "string" || !path.startsWith("/") || !URL.canParse(path, here))
    return fallback;
  const url = new URL(path, here);
  if (url.origin !== here) return fallback;
  for (const name of ["_routes", "index"]) url.searchParams.delete(name);
  const pathname = url.pathname.replace(/(\/_root)?\.data$/, "");
  const clean = `${pathname === "" ? "/" : pathname}${url.search}`;
  return clean.startsWith("//") ? fallback : clean;
}

/** `/sign-in?returnTo=/wallet`; without the parameter where it would only say "home". */
export function withReturnTo(path: string, returnTo: string): string {
  return returnTo === "/" ? path : `${path}?${new URLSearchParams({ returnTo })}`;
}

/** The page a request is for, as a path to come back to. */
export function pathOf(request: { readonly url: string }): string {
  const url = new URL(request.url);
  return safePath(`${url.pathname}${url.search}`);
}

/** The page to come back to: a posted form's own, because not every address that takes a form shows one. */
export function pageOf(request: Request): string {
  const referrer = request.headers.get("Referer");
  if (request.method === "GET" || referrer === null || !URL.canParse(referrer))
    return request.method === "GET" ? pathOf(request) : "/";
  const ours = new URL(referrer).host === new URL(request.url).host;
  return ours ? pathOf({ url: referrer }) : "/";
}

/** Where a page was asked to lead on to: `?returnTo=`. */
export const returnToOf = (request: { readonly url: string }): string =>
  safePath(new URL(request.url).searchParams.get("returnTo"));
