import { spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newSecret, signatures } from "~/features/notices/secret.server";
import { signatureExamples } from "~/features/notices/signature-examples";

const secret = newSecret();
const port = 20_000 + (process.pid % 20_000);
const file = join(mkdtempSync(join(tmpdir(), "slipway-example-")), "receiver.mjs");
writeFileSync(file, signatureExamples[0].code);
const receiver = spawn(process.execPath, [file], {
  env: { ...process.env, WEBHOOK_SECRET: secret, PORT: String(port) },
  stdio: "ignore",
});
afterAll(() => void receiver.kill("SIGKILL"));

const body = JSON.stringify({ type: "webhook.test", data: { shop: "云织服饰" } });
async function statusOf(secrets: readonly string[], late = 0, sent = body): Promise<number> {
  const timestamp = Math.floor(Date.now() / 1_000) - late;
  const response = await fetch(`http://127.0.0.1:${port}/hooks`, {
    method: "POST",
    headers: {
      "webhook-id": "msg_1",
      "webhook-timestamp": String(timestamp),
      "webhook-signature": signatures(secrets, { id: "msg_1", timestamp, body }),
    },
    body: sent,
  });
  return response.status;
}
beforeAll(async () => {
  while ((await statusOf([secret]).catch(() => 0)) !== 204)
    await new Promise((wake) => setTimeout(wake, 50));
}, 20_000);

test("the receiver of the documentation believes us, and with a second signature too", async () => {
  expect(await statusOf([secret])).toBe(204);
  expect(await statusOf([newSecret(), secret])).toBe(204);
});

test("and nobody else: another secret, an old message, another body", async () => {
  expect(await statusOf([newSecret()])).toBe(400);
  expect(await statusOf([secret], 400)).toBe(400);
  expect(await statusOf([secret], 0, body.replace("test", "best"))).toBe(400);
});
