import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { backgroundDone } from "~/platform/background.server";
import { prisma } from "~/platform/database.server";
import { closeMail, deliverMails, sendMail } from "~/platform/mail.server";

type Received = { readonly to: readonly string[]; readonly raw: string };
const received: Received[] = [];
let refusing = false;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onRcptTo: (_address, _session, done) => done(refusing ? new Error("mailbox is full") : null),
  onData: (stream, session, done) => {
    void text(stream).then((raw) => {
      received.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw });
      done();
    });
  },
});

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.server.address() as AddressInfo;
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`;
});
afterAll(async () => {
  closeMail();
  await new Promise<void>((closed) => server.close(closed));
});

const waiting = () => prisma().mail.findMany();

test("a mail is delivered behind the answer and forgotten", async () => {
  await sendMail({
    to: "lin@example.com",
    subject: "邀请 · Invitation",
    text: "https://x.test/?a=1",
  });
  await backgroundDone();
  expect(received).toHaveLength(1);
  expect(received[0]?.to).toEqual(["lin@example.com"]);
  expect(received[0]?.raw).toContain("https://x.test/?a=1");
  expect(received[0]?.raw).toMatch(/^From: Slipway <no-reply@slipway\.example>/m);
  expect(await waiting()).toEqual([]);
});

test("a mail the server refuses waits, with the reason, and goes out later", async () => {
  refusing = true;
  await sendMail({ to: "mei@example.com", subject: "s", text: "t" });
  await backgroundDone();
  const [mail] = await waiting();
  expect(mail).toMatchObject({ attempts: 1, lastTrouble: expect.stringContaining("full") });
  expect(mail?.nextAttemptAt).not.toBeNull();
  refusing = false;
  await deliverMails();
  expect(await waiting()).toHaveLength(1);
  await prisma().mail.updateMany({ data: { nextAttemptAt: new Date(0) } });
  await Promise.all([deliverMails(), deliverMails(), deliverMails()]);
  expect(await waiting()).toEqual([]);
  expect(received.filter(({ to }) => to[0] === "mei@example.com")).toHaveLength(1);
});

test.each([
  ["a second header in the subject", { subject: "hello\r\nBcc: evil@example.com" }],
  ["a second header in the address", { to: "lin@example.com\r\nBcc: evil@example.com" }],
  ["a second recipient", { to: "lin@example.com, evil@example.com" }],
  ["a line separator", { subject: "hello\u2028Bcc: evil@example.com" }],
])("%s reaches nobody else", async (_, change) => {
  received.length = 0;
  await sendMail({ to: "lin@example.com", subject: "s", text: "t", ...change });
  await backgroundDone();
  for (const { to, raw } of received) {
    expect(to).not.toContain("evil@example.com");
    expect(raw).not.toMatch(/^Bcc:/m);
  }
  await prisma().mail.deleteMany();
});
