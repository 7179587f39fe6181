import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

const canaries = [
  "canary-of-the-installation-secret-0001",
  "canary-database-password",
  "canary-app-password",
  "canary-mail-password",
  "canary-metrics-token",
  "canary-oidc-secret",
  "canary-storage-secret",
];
const [secret, ownerPassword, appPassword, mailPassword, metrics, oidc, storage] = canaries;
const environment = {
  PATH: process.env.PATH,
  LOG_LEVEL: "trace",
  SLIPWAY_SECRET: secret,
  DATABASE_URL: `postgres://owner:${ownerPassword}@db/slipway`,
  DATABASE_APP_URL: `postgres://app:${appPassword}@db/slipway`,
  SMTP_URL: `smtp://mailer:${mailPassword}@mail`,
  METRICS_TOKEN: metrics,
  OIDC_ISSUER: "https://id.example",
  OIDC_CLIENT_ID: "client",
  OIDC_CLIENT_SECRET: oidc,
  S3_BUCKET: "bucket",
  S3_REGION: "r",
  S3_ACCESS_KEY_ID: "k",
  S3_SECRET_ACCESS_KEY: storage,
};

/** Runs statements with `log` at hand in a process of its own; the lines it wrote. */
function logged(statements: string): { text: string; lines: Record<string, unknown>[] } {
  const script = `import { log, requestScope } from "~/platform/log.server";\n${statements}`;
  const run = spawnSync(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "-e", script],
    {
      env: environment as unknown as NodeJS.ProcessEnv,
      encoding: "utf8",
    },
  );
  expect(run.stderr).toBe("");
  const lines = run.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { text: run.stdout, lines };
}

test("no configured secret leaves in a message, a field, an error, its stack or its cause", () => {
  const { text, lines } = logged(`
    const env = process.env;
    for (const value of Object.values(env)) log().info("connecting with " + value);
    log().info({ env }, "environment");
    log().warn({ deep: { deeper: [{ text: env.DATABASE_URL }, { text: env.SMTP_URL }] } });
    log().error({ err: new Error("no answer from " + env.DATABASE_APP_URL, { cause: new Error(env.SLIPWAY_SECRET) }) });
    log().error(new Error("bare " + env.OIDC_CLIENT_SECRET + env.S3_SECRET_ACCESS_KEY + env.METRICS_TOKEN));
  `);
  expect(lines.length).toBeGreaterThan(15);
  for (const canary of canaries) expect(text).not.toContain(canary);
});

test("what is secret by its name or its shape is removed at any depth; the rest stays readable", () => {
  const { text, lines } = logged(`
    log().info({
      user: { name: "Lin", password: "p-1", newPassword: "p-2", email: "e-3@example.com", idNo: "i-4" },
      headers: { Authorization: "Bearer t-5-abcdefgh", cookie: "c-6", "Set-Cookie": "c-7", "x-api-key": "k-8", accept: "text/html" },
      a: { b: { c: { d: { session_token: "s-9" } } } },
      code: "123456",
      said: "use slw_abcdefgh12345 or Bearer abcdefgh12345678 or redis://u:hunter22@host/0",
    }, "key sk_test_abcdef123456");
    log().error({ err: Object.assign(new Error("refused"), { code: "ECONNREFUSED" }) });
  `);
  for (const hidden of [
    "p-1",
    "p-2",
    "e-3",
    "i-4",
    "t-5",
    "c-6",
    "c-7",
    "k-8",
    "s-9",
    "123456",
    "abcdef",
    "hunter22",
  ])
    expect(text).not.toContain(hidden);
  expect(lines[0]).toMatchObject({ user: { name: "Lin" }, headers: { accept: "text/html" } });
  expect(lines[1]).toMatchObject({
    err: { type: "Error", message: "refused", code: "ECONNREFUSED" },
  });
});

test("a line says when, how bad, and in which request", () => {
  const { lines } = logged(
    `requestScope.run({ requestId: "r-1" }, () => log().info({ n: 1 }, "hello"));`,
  );
  expect(lines[0]).toMatchObject({ level: 30, requestId: "r-1", n: 1, msg: "hello" });
  expect(Date.parse(String(lines[0]?.time))).not.toBeNaN();
});
