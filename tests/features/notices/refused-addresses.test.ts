import dns from "node:dns";
import { createServer } from "node:http";
import { syncBuiltinESMExports } from "node:module";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { addressTrouble } from "~/features/notices/endpoint-address";
import { sendRequest } from "~/features/notices/send-request.server";
import { aReceiver, type Receiver, says } from "./receiver";
import { aListeningMarketplace, paid, reachesThisMachine } from "./story";

/** What `evil.example` leads to: the attacker's choice, at each question. Other names are the system's. */
let evil: { readonly address: string; readonly family: number }[] = [];
const real = dns.lookup;
type Told = (error: null, address: unknown, family?: number) => void;
const lookup = (name: string, options: { readonly all?: boolean }, told: Told) => {
  if (name !== "evil.example") return real(name, options as never, told as never);
  return options.all ? told(null, evil) : told(null, evil[0]?.address, evil[0]?.family);
};

let there: Receiver;
beforeAll(async () => {
  reachesThisMachine(false);
  dns.lookup = lookup as unknown as typeof dns.lookup;
  syncBuiltinESMExports();
  there = await aReceiver();
});
afterAll(async () => {
  dns.lookup = real;
  syncBuiltinESMExports();
  await there.close();
});

const post = (url: string) => sendRequest(url, {}, "{}");

describe("at the moment of connecting", () => {
  test.each([
    "127.0.0.1",
    "127.1",
    "2130706433",
    "017700000001",
    "0x7f.1",
    "0.0.0.0",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "[fc00::1]",
    "[fe80::1]",
    "169.254.169.254",
    "10.0.0.1",
    "192.168.1.1",
    "172.16.0.1",
    "100.64.0.1",
    "localhost",
  ])("%s is refused", async (host) => {
    for (const protocol of ["http", "https"]) {
      const received = await post(`${protocol}://${host}:${there.port}/`);
      expect(received).toMatchObject({ statusCode: null, trouble: "address-refused" });
    }
    expect(there.got).toEqual([]);
  });

  test.each([
    [[{ address: "127.0.0.1", family: 4 }]],
    [[{ address: "::1", family: 6 }]],
    [
      [
        { address: "93.184.215.14", family: 4 },
        { address: "10.0.0.8", family: 4 },
      ],
    ],
  ])("a public name that leads to %j is refused", async (addresses) => {
    evil = addresses;
    const received = await post(`http://evil.example:${there.port}/`);
    expect(received.trouble).toBe("address-refused");
    expect(there.got).toEqual([]);
  });

  test("an endpoint whose name changed its mind since it was made is refused as well", async () => {
    const market = await aListeningMarketplace();
    const { endpointId } = await market.endpoint(`https://evil.example:${there.port}/`);
    await market.tell(paid("sto-1"));
    await market.fanOut();
    evil = [{ address: "127.0.0.1", family: 4 }];
    await market.deliver(endpointId);
    expect(await market.attempts(endpointId)).toMatchObject([{ trouble: "address-refused" }]);
  });
});

describe("where development may reach its own machine", () => {
  beforeAll(() => reachesThisMachine(true));

  test("a redirect is an answer, and where it points is not asked", async () => {
    const moved = await aReceiver(says(302, { location: there.url }));
    // The agents were made when nothing inside could be reached: a process reads its configuration once.
    vi.resetModules();
    const fresh = await import("~/features/notices/send-request.server");
    const received = await fresh.sendRequest(moved.url, {}, "{}");
    expect(received).toMatchObject({ statusCode: 302, headers: { location: there.url } });
    expect(there.got).toEqual([]);
    await moved.close();
  });

  test("a server that speaks no TLS, and a port where nobody listens", async () => {
    vi.resetModules();
    const fresh = await import("~/features/notices/send-request.server");
    const plain = await fresh.sendRequest(`https://127.0.0.1:${there.port}/`, {}, "{}");
    expect(plain).toMatchObject({ statusCode: null, trouble: "bad-certificate" });
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const { port } = server.address() as { port: number };
    await new Promise((closed) => server.close(closed));
    const nobody = await fresh.sendRequest(`http://127.0.0.1:${port}/`, {}, "{}");
    expect(nobody).toMatchObject({ statusCode: null, trouble: "no-connection" });
  });
});

describe("when the address is typed", () => {
  const refused = [
    "not an address",
    "ftp://shop.example/",
    "http://shop.example/hooks",
    "https://name:word@shop.example/",
    "https://shop.example/#part",
    "https://shop.example:25/",
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://[::1]/",
    "https://localhost/",
    "https://intranet/",
    "https://db.internal/",
    "https://printer.local./",
  ];
  test.each(refused)("%s is refused", (text) => {
    expect(addressTrouble(text, false)).toEqual(expect.any(String));
  });
  test.each(["https://shop.example/hooks", "https://shop.example:8443/", "https://xn--fiqs8s.cn/"])(
    "%s is taken",
    (text) => {
      expect(addressTrouble(text, false)).toBeNull();
    },
  );
  test("development may use its own machine over http, but no password", () => {
    expect(addressTrouble("http://127.0.0.1:4000/", true)).toBeNull();
    expect(addressTrouble("http://me:too@127.0.0.1:4000/", true)).not.toBeNull();
  });
});
