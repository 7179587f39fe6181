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

const patienceMs = 5_000;

const opened = (target: { path: string } | { host: string; port: number }): Promise<Socket> =>
  new Promise((ready, failed) => {
    const socket = connect({ ...target, noDelay: true });
    socket.setTimeout(patienceMs, () =>
      socket.destroy(Object.assign(new Error("no answer"), { code: "CONNECT_TIMEOUT" })),
    );
    socket.once("error", failed);
    socket.once("connect", () => {
      socket.setTimeout(0);
      socket.off("error", failed);
      ready(socket);
    });
  });

/** The `socket` option of postgres.js: the first of the hosts that answers. */
export async function promptSocket({ host, port, path }: Wishes): Promise<Socket> {
  if (path) return opened({ path });
  let failure: unknown = new Error("no host to connect to");
  for (const [at, name] of host.entries())
    try {
      const socket = await opened({ host: name, port: port[at] ?? 5432 });
      // The name a certificate is checked against.
      return Object.assign(socket, { host: name });
    } catch (error) {
      failure = error;
    }
  throw failure;
}
