/** Where Stripe tells us of events. The raw body is signed, so it is read as it came, and not too much of it. */
import { receiveEvent } from "~/features/payments/receive-event.server";

const mostBytes = 1_000_000;

async function textOf(request: Request): Promise<string | null> {
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  for (let bytes = 0; reader !== undefined; ) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    if (bytes > mostBytes) return null;
    chunks.push(value);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** 200 once the event is kept, 400 for what Stripe did not sign, 413 for what no event can be. */
export async function stripeWebhook(request: Request): Promise<Response> {
  const body = await textOf(request);
  if (body === null) return new Response("too large", { status: 413 });
  const end = await receiveEvent(body, request.headers.get("stripe-signature") ?? "");
  return end === "kept"
    ? new Response("kept")
    : new Response("The signature does not fit, or is too old.", { status: 400 });
}
