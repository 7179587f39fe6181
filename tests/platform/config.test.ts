import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readConfig, variableNames, WrongConfiguration } from "~/platform/config.server";

const production = {
  SLIPWAY_MODE: "production",
  DATABASE_URL: "postgres://owner:secret@db/slipway",
  SLIPWAY_SECRET: "0123456789abcdef0123456789abcdef",
  PUBLIC_URL: "https://slipway.example/",
  SMTP_URL: "smtps://mail.example",
};

function sentences(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof WrongConfiguration) return error.sentences;
    throw error;
  }
}

test("nothing needs to be set for a demo", () => {
  expect(readConfig({})).toMatchObject({
    SLIPWAY_MODE: "demo",
    WORKER: "inside",
    publicUrl: "http://localhost:3000",
  });
});

test("an empty variable counts as absent, an unknown one is none of ours", () => {
  expect(readConfig({ PORT: "", WORKER: "", HOME: "/root" })).toMatchObject({ WORKER: "inside" });
});

test("production is content with what it needs, and asks for each thing that is missing", () => {
  expect(readConfig(production).publicUrl).toBe("https://slipway.example");
  for (const name of Object.keys(production).filter((name) => name !== "SLIPWAY_MODE"))
    expect(sentences({ ...production, [name]: "" })).toEqual([
      `${name} must be a value, because SLIPWAY_MODE is production.`,
    ]);
});

test.each([
  [{ PORT: "0" }, "PORT must be a port from 1 to 65535."],
  [{ PORT: "http" }, "PORT must be a port from 1 to 65535."],
  [
    { DATABASE_URL: "mysql://x" },
    "DATABASE_URL must be a URL that begins with postgres:// or postgresql://.",
  ],
  [{ SLIPWAY_SECRET: "short" }, "SLIPWAY_SECRET must be at least 32 characters."],
  [{ WORKER: "yes" }, "WORKER must be inside, off or only."],
  [{ LOG_LEVEL: "loud" }, "LOG_LEVEL must be fatal, error, warn, info, debug, trace or silent."],
  [
    { SLIPWAY_CLOCK: "yesterday" },
    "SLIPWAY_CLOCK must be a time such as 2026-01-31T09:00:00+08:00.",
  ],
  [
    { OIDC_ISSUER: "https://id.example" },
    "OIDC_CLIENT_ID must be a value, because OIDC_ISSUER is set.",
  ],
  [
    { ...production, PUBLIC_URL: "http://slipway.example" },
    "PUBLIC_URL must be an https:// URL in production.",
  ],
  [
    { ...production, SLIPWAY_CLOCK: "2026-01-31T09:00:00+08:00" },
    "SLIPWAY_CLOCK must be unset in production.",
  ],
  [
    { ...production, WEBHOOK_PRIVATE_ADDRESSES: "1" },
    "WEBHOOK_PRIVATE_ADDRESSES must be 0 in production, so that nobody reaches your own network through a webhook.",
  ],
] as [Record<string, string>, string][])("%j: %s", (env, sentence) => {
  expect(sentences(env)).toContain(sentence);
});

test("every wrong variable has its sentence at once", () => {
  expect(sentences({ PORT: "x", WORKER: "x", METRICS_TOKEN: "x" })).toHaveLength(3);
});

test(".env.example names every variable, and no other", () => {
  const named = [...readFileSync(".env.example", "utf8").matchAll(/^([A-Z0-9_]+)=/gm)];
  expect(named.map(([, name]) => name).sort()).toEqual([...variableNames].sort());
});

test("the values of .env.example are a demo's", () => {
  const lines = readFileSync(".env.example", "utf8").matchAll(/^([A-Z0-9_]+)=(.*)$/gm);
  const { publicUrl: _, ...config } = readConfig(
    Object.fromEntries([...lines].map(([, name, value]) => [name, value])),
  );
  const { publicUrl: __, ...demo } = readConfig({});
  expect(config).toEqual(demo);
});

test("compose.yaml sets variables that exist", () => {
  const text = readFileSync("compose.yaml", "utf8");
  const set = text.slice(text.indexOf("environment: &environment"), text.indexOf("volumes:"));
  const names = [...set.matchAll(/^ {4}([A-Z0-9_]+):/gm)].map(([, name]) => name ?? "");
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !variableNames.includes(name))).toEqual([]);
});

const stripe = {
  STRIPE_SECRET_KEY: "sk_test_51abc",
  STRIPE_WEBHOOK_SECRET: "whsec_0123456789",
};

test("a key of Stripe asks for the secret of its webhooks, and both have to look like one", () => {
  expect(sentences(stripe)).toEqual([]);
  expect(sentences({ STRIPE_SECRET_KEY: "sk_test_51abc" })).toEqual([
    "STRIPE_WEBHOOK_SECRET must be a value, because STRIPE_SECRET_KEY is set.",
  ]);
  expect(sentences({ ...stripe, STRIPE_SECRET_KEY: "pk_test_51abc" })).toEqual([
    "STRIPE_SECRET_KEY must be a secret or restricted key of Stripe, sk_… or rk_….",
  ]);
  for (const name of ["STRIPE_WEBHOOK_SECRET", "STRIPE_WEBHOOK_SECRET_PREVIOUS"])
    for (const blank of [" ", "whsec_", "secret"])
      expect(sentences({ ...stripe, [name]: blank })).toEqual([
        `${name} must be a signing secret of Stripe that begins with whsec_.`,
      ]);
});

test.each(["sk_live_51abc", "rk_live_51abc"])("%s goes to Stripe and nowhere else", (key) => {
  const live = { ...stripe, STRIPE_SECRET_KEY: key };
  expect(sentences(live)).toEqual([]);
  for (const [name, value] of [
    ["STRIPE_API_HOST", "127.0.0.1"],
    ["STRIPE_API_PORT", "12111"],
    ["STRIPE_API_PROTOCOL", "https"],
  ] as const)
    expect(sentences({ ...live, [name]: value })).toEqual([
      `${name} must be unset with a live key.`,
    ]);
});

test("a key goes unencrypted only to this machine", () => {
  const open = { ...stripe, STRIPE_API_PROTOCOL: "http" };
  const complaint =
    "STRIPE_API_HOST must be this machine, 127.0.0.1, where STRIPE_API_PROTOCOL is http.";
  for (const host of ["127.0.0.1", "localhost", "[::1]"])
    expect(sentences({ ...open, STRIPE_API_HOST: host })).toEqual([]);
  for (const host of ["", "10.0.0.1", "127.0.0.1.example.com", "api.stripe.com"])
    expect(sentences({ ...open, STRIPE_API_HOST: host })).toEqual([complaint]);
});
