/** Sends an endpoint what is due, round after round: claim, send, write down. No transaction is open meanwhile. */
import { type Claimed, claim, letGo } from "./claim.server";
import { arrived, isGone } from "./delivery";
import { judge } from "./judge.server";
import { type Answered, noteAnswers } from "./note-answers.server";
import { signatures } from "./secret.server";
import { sendRequest } from "./send-request.server";

/** Then others have their turn. */
const turnMs = 20_000;

function send({ url, secrets, at, due }: Claimed): Promise<Answered[]> {
  const timestamp = Math.floor(at.getTime() / 1_000);
  return Promise.all(
    due.map(async (each) => {
      const requestHeaders = {
        "content-type": "application/json",
        "user-agent": "Slipway-Webhooks/1",
        "webhook-id": each.webhookId,
        "webhook-timestamp": String(timestamp),
        "webhook-signature": signatures(secrets, {
          id: each.webhookId,
          timestamp,
          body: each.body,
        }),
      };
      const bytes = { "content-length": String(Buffer.byteLength(each.body)) };
      const received = await sendRequest(url, { ...requestHeaders, ...bytes }, each.body);
      return { due: each, received, requestHeaders };
    }),
  );
}

/**
 * At least once: a process that dies between an answer and its line in the book sends again, with the same
 * `webhook-id`. Returns how many attempts were made.
 */
export async function deliverTo(
  marketplaceId: string,
  endpointId: string,
  { jobId, signal }: { readonly jobId: string; readonly signal: AbortSignal },
): Promise<number> {
  const began = performance.now();
  let made = 0;
  try {
    while (!signal.aborted && performance.now() - began < turnMs) {
      const claimed = await claim(marketplaceId, endpointId, jobId);
      if (claimed === null) break;
      const answered = await send(claimed);
      made += answered.length;
      await noteAnswers({ marketplaceId, endpointId, at: claimed.at, answered });
      if (answered.some(({ received }) => arrived(received))) continue;
      const gone = answered.some(({ received }) => isGone(received));
      await judge(marketplaceId, endpointId, { gone, at: claimed.at });
    }
  } finally {
    await letGo(marketplaceId, endpointId, jobId);
  }
  return made;
}
