/** A receiver of webhooks: a real server in this process that keeps what it got and answers as it is told. */
import { once } from "node:events";
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { Webhook } from "standardwebhooks";

export type Got = {
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};
export type Answering = (response: ServerResponse, got: Got, request: IncomingMessage) => void;
export const says =
  (status: number, headers: Record<string, string> = {}, body = ""): Answering =>
  (response) =>
    response.writeHead(status, headers).end(body);

export async function aReceiver(answering: Answering = says(204)) {
  const got: Got[] = [];
  let answer = answering;
  const listener: RequestListener = async (request, response) => {
    const headers = request.headers as Record<string, string>;
    const one = { id: headers["webhook-id"] ?? "", headers, body: await text(request) };
    got.push(one);
    answer(response, one, request);
  };
  const server = createServer((request, response) => void listener(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    got,
    port,
    url: `http://127.0.0.1:${port}/hooks`,
    answers: (next: Answering) => {
      answer = next;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
export type Receiver = Awaited<ReturnType<typeof aReceiver>>;

/** What the official library makes of a request; it throws where the signature does not fit. */
export const verified = (secret: string, { body, headers }: Got): unknown =>
  new Webhook(secret).verify(body, headers);
