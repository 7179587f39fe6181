import { PassThrough } from "node:stream";
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { log } from "~/platform/log.server";
import { ServerHintsProvider } from "./ui/server-hints";

/** How long slow panels may stream before the page ends without them. */
export const streamTimeout = 10_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const { nonce, requestId } = loadContext;
  const whole = isbot(request.headers.get("user-agent") ?? "");
  return new Promise((resolve, reject) => {
    let answer = status;
    let begun = false;
    const begin = () => {
      begun = true;
      const body = new PassThrough();
      headers.set("Content-Type", "text/html; charset=utf-8");
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answer }));
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(
      <ServerHintsProvider value={{ nonce, requestId, problem: status === 400 || status === 409 }}>
        <RemixServer
          context={remixContext}
          url={request.url}
          abortDelay={streamTimeout}
          nonce={nonce}
        />
      </ServerHintsProvider>,
      {
        nonce,
        onShellReady: () => !whole && begin(),
        onAllReady: () => whole && begin(),
        onShellError: reject,
        onError(error) {
          answer = 500;
          if (begun) log().error({ err: error, requestId }, "a page failed while it was streaming");
        },
      },
    );
    setTimeout(abort, streamTimeout + 1_000).unref();
  });
}

/** Loaders and actions that threw; what rooms refuse is returned and never gets here. */
export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  // An address nobody has is an answer, not a failure.
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  const { pathname } = new URL(request.url);
  log().error({ err: error, requestId: context.requestId, pathname }, "a page failed");
}
export { raiseSlipway } from "./raise.server";
