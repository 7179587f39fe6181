import { APIError } from "better-auth/api";
import { addressHeader } from "./auth.server";

/** The browser's request, as our pages hand it to the rooms of sign-in. */
export type Visit = {
  readonly request: Request;
  /** Where it came from, as far as it can be believed. */
  readonly address: string;
};

/** What better-auth may see of a request: cookies, the browser's name, the address we believe. */
export function headersFor({ request, address }: Visit, withCookies = true): Headers {
  const headers = new Headers({ [addressHeader]: address });
  const agent = request.headers.get("User-Agent");
  if (agent !== null) headers.set("User-Agent", agent.slice(0, 300));
  const cookie = request.headers.get("Cookie");
  if (withCookies && cookie !== null) headers.set("Cookie", cookie);
  return headers;
}

/** The cookies of an answer, to be passed on with ours. */
export function cookiesOf(headers: Headers): Headers {
  const cookies = new Headers();
  for (const cookie of headers.getSetCookie()) cookies.append("Set-Cookie", cookie);
  return cookies;
}

/** better-auth's refusals become values, by their code; everything else stays an error. */
export async function codeOf<T>(
  work: Promise<T>,
): Promise<
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: string }
> {
  try {
    return { ok: true, value: await work };
  } catch (error) {
    if (!(error instanceof APIError) || error.statusCode >= 500) throw error;
    return { ok: false, code: error.body?.code ?? "" };
  }
}
