/** How a door answers somebody, in one word. */
import type { ActionFunction, LoaderFunction } from "@remix-run/node";
import type { LoadContext } from "~/platform/load-context";

export type Answer =
  /** Sent to sign in. */
  | "sign-in"
  /** 403. */
  | "forbidden"
  /** 404: no such thing, or none of hers. */
  | "not-found"
  /** The door let her through: a page, a redirect, or a form that was not well filled in. */
  | "through";

export const testContext: LoadContext = {
  nonce: "nonce",
  requestId: "request",
  clientAddress: "192.0.2.1",
};

export async function answerOf(
  door: LoaderFunction | ActionFunction,
  request: Request,
  params: Readonly<Record<string, string>>,
): Promise<Answer> {
  const response = await asResponse(
    Promise.resolve(
      door({ request, params, context: testContext } as Parameters<LoaderFunction>[0]),
    ),
  );
  if (response === null) return "through";
  const { status, location } = response;
  if (status >= 300 && status < 400)
    return /^\/sign-in(\?returnTo=|$)/.test(location) ? "sign-in" : "through";
  if (status === 401) return "sign-in";
  if (status === 403) return "forbidden";
  if (status === 404) return "not-found";
  if (status >= 500) throw new Error(`${request.method} ${request.url} answered ${status}`);
  return "through";
}

type Told = { readonly status: number; readonly location: string };

/** A door returns or throws a Response, Remix's `data()`, or plain values. Anything else it throws is a bug. */
async function asResponse(work: Promise<unknown>): Promise<Told | null> {
  const told = (value: unknown): Told | null => {
    if (value instanceof Response)
      return { status: value.status, location: value.headers.get("Location") ?? "" };
    if (typeof value !== "object" || value === null || !("init" in value)) return null;
    const { init } = value as { readonly init: { readonly status?: number } | null };
    return { status: init?.status ?? 200, location: "" };
  };
  try {
    return told(await work);
  } catch (thrown) {
    const answer = told(thrown);
    if (answer === null) throw thrown;
    return answer;
  }
}
