/**
 * Connections to PostgreSQL that send what they have at once. Under Nagle's algorithm the few bytes that
 * end a COPY wait 40 ms for the server to acknowledge the rows before them: more than the rows take.
 */
import { connect, type Socket } from "node:net";

type Wishes = {
  readonly host: readonly string[];
  readonly port: readonly number[];
  /** Of a Unix socket, where there is one. */
  readonly path?: string | false;
};

/** The `socket` option of postgres.js, which writes to it while it is still connecting. */
export function promptSocket({ host: [host = ""], port: [port = 5432], path }: Wishes): Socket {
  if (path) return connect({ path });
  // The name is what a certificate is checked against.
  return Object.assign(connect({ host, port, noDelay: true }), { host });
}
