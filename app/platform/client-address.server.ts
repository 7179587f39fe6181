import type { IncomingMessage } from "node:http";
import { config } from "./config.server";

/**
 * The address a request came from. `X-Forwarded-For` is believed only for as many hops from its end as
 * there are trusted proxies; with none, whatever a client writes there changes nothing.
 */
export function clientAddress(incoming: IncomingMessage | undefined, headers: Headers): string {
  const socket = incoming?.socket.remoteAddress ?? "unknown";
  const hops = config().TRUSTED_PROXY_HOPS;
  if (hops === 0) return socket;
  const chain = (headers.get("x-forwarded-for") ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  return chain.at(-hops) ?? socket;
}
