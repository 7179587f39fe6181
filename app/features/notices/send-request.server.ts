/**
 * One request to an endpoint. Addresses inside a network are refused at the moment of connecting, on the
 * address the name really led to; redirects are answers like any other; what is read is cut.
 */
import { type ClientRequest, type IncomingMessage, request as overHttp } from "node:http";
import { request as overHttps } from "node:https";
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from "request-filtering-agent";
import { config } from "~/platform/config.server";
import type { Trouble } from "./delivery";

const timeoutMs = 15_000;
const mostBytes = 4_096;
const mostHeaders = 20;
/** Of no use to whoever reads the answer, and possibly secret. */
const leftOut = new Set(["set-cookie", "connection", "keep-alive"]);

export type Received = {
  readonly statusCode: number | null;
  readonly trouble: Trouble | null;
  readonly ms: number;
  readonly headers: Readonly<Record<string, string>> | null;
  readonly body: string | null;
};

function makeAgents() {
  const options = {
    allowPrivateIPAddress: config().WEBHOOK_PRIVATE_ADDRESSES,
    keepAlive: true,
    maxFreeSockets: 10,
    timeout: timeoutMs,
  };
  return {
    "http:": new RequestFilteringHttpAgent(options),
    "https:": new RequestFilteringHttpsAgent(options),
  };
}
let agents: ReturnType<typeof makeAgents> | undefined;

/** The begin of the body, as far as it came in time. */
async function beginOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk.subarray(0, mostBytes - bytes));
      bytes += chunk.length;
      if (bytes >= mostBytes) break;
    }
  } catch {
    // The status has come: a body that breaks off changes nothing.
  }
  return Buffer.concat(chunks).toString("utf8").replaceAll("\u0000", "");
}

const headersOf = (response: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(response.headersDistinct)
      .filter(([name]) => !leftOut.has(name))
      .slice(0, mostHeaders)
      .map(([name, values = []]) => [name, values.join(", ").slice(0, 500)]),
  );

function troubleOf(error: Error & { readonly code?: string }, late: boolean): Trouble {
  if (late) return "timed-out";
  const { code = "", message } = error;
  if (message.includes("is not allowed. Because")) return "address-refused";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "name-not-found";
  const isOfTls = /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO|ALTNAME|EPROTO/.test(code);
  return isOfTls ? "bad-certificate" : "no-connection";
}

/** Never throws for what the other side does. */
export function sendRequest(
  address: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<Received> {
  agents ??= makeAgents();
  const url = new URL(address);
  const began = performance.now();
  const ms = () => Math.round(performance.now() - began);
  const deadline = AbortSignal.timeout(timeoutMs);
  return new Promise((resolve) => {
    const lost = (error: Error) => {
      const trouble = troubleOf(error, deadline.aborted);
      resolve({ statusCode: null, trouble, ms: ms(), headers: null, body: null });
    };
    const answered = async (response: IncomingMessage) => {
      const text = await beginOf(response);
      if (!response.complete) response.destroy();
      const statusCode = response.statusCode ?? null;
      if (statusCode === null) return lost(new Error("no status"));
      resolve({ statusCode, trouble: null, ms: ms(), headers: headersOf(response), body: text });
    };
    const options = { method: "POST", headers, signal: deadline, agent: agents?.["https:"] };
    let request: ClientRequest;
    try {
      request =
        url.protocol === "https:"
          ? overHttps(url, options)
          : overHttp(url, { ...options, agent: agents?.["http:"] });
    } catch (error) {
      return lost(error as Error);
    }
    request.once("response", (response) => void answered(response));
    request.on("error", lost);
    request.end(body);
  });
}
