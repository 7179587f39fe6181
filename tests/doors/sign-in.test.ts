/** The pages around a sign-in, as a browser without JavaScript goes through them over HTTPS. */
import type { ActionFunction } from "@remix-run/node";
import { TOTP } from "otpauth";
import { expect, test } from "vitest";
import { CookieJar } from "#tests/support/cookie-jar";
import { mailsTo, tokenMailedTo } from "#tests/support/mailbox";
import { aMarketplace } from "#tests/support/marketplace";
import { automatic } from "~/features/people/actor";
import { addMembership } from "~/features/people/add-membership.server";
import { createPerson } from "~/features/people/create-person.server";
import * as forgotPage from "~/routes/_entry.forgot-password";
import * as resetPage from "~/routes/_entry.reset-password";
import * as codePage from "~/routes/_entry.second-factor._index";
import * as codesPage from "~/routes/_entry.second-factor.codes";
import * as setupPage from "~/routes/_entry.second-factor.setup";
import * as signInPage from "~/routes/_entry.sign-in";
import * as outPage from "~/routes/sign-out";
import { newId } from "~/values/public-id";
import { testContext } from "./answer";

process.env.PUBLIC_URL = "https://slipway.test";
const password = "correct horse battery";

async function anAdmin() {
  const email = `${newId()}@example.com`;
  const person = await createPerson({ name: "Lin", email, password, emailVerified: true });
  if (!person.ok) throw new Error(person.because);
  const marketplace = await aMarketplace();
  await addMembership(automatic(marketplace.id, "administration"), {
    personId: person.personId,
    role: "admin",
  });
  return email;
}

class Browser {
  readonly jar = new CookieJar();
  setCookies: string[] = [];

  async #ask(door: ActionFunction, path: string, form?: Record<string, string>) {
    const headers = new Headers({ Origin: "https://slipway.test", Cookie: this.jar.header });
    const request = new Request(`https://slipway.test${path}`, {
      headers,
      ...(form && { method: "POST", body: new URLSearchParams(form) }),
    });
    const args = { request, params: {}, context: testContext } as Parameters<ActionFunction>[0];
    const answer: unknown = await Promise.resolve(door(args)).catch((thrown: unknown) => thrown);
    if (answer instanceof Error) throw answer;
    if (answer instanceof Response) {
      this.setCookies = answer.headers.getSetCookie();
      this.jar.take(answer.headers);
    }
    return answer;
  }

  get = (page: { readonly loader: unknown }, path: string) =>
    this.#ask(page.loader as ActionFunction, path);
  post = (page: { readonly action: unknown }, path: string, form: Record<string, string> = {}) =>
    this.#ask(page.action as ActionFunction, path, form);
}

/** A redirect as its address, a failed form as its status and sentences, a page as its data. */
function told(answer: unknown): unknown {
  if (answer instanceof Response) return `${answer.status} ${answer.headers.get("Location")}`;
  const { data, init } = (answer ?? {}) as {
    data?: { errors?: { message: string }[] };
    init?: { status: number };
  };
  if (data?.errors) return [init?.status, ...data.errors.map(({ message }) => message)];
  return answer;
}

async function withSecondFactor() {
  const email = await anAdmin();
  const browser = new Browser();
  await browser.post(signInPage, "/sign-in", { email, password });
  await browser.post(setupPage, "/second-factor/setup", { intent: "begin", password });
  const page = (await browser.get(setupPage, "/second-factor/setup")) as {
    waiting: { secret: string };
  };
  const totp = new TOTP({ secret: page.waiting.secret.replaceAll(" ", "") });
  return {
    email,
    browser,
    code: (ahead = 0) => totp.generate({ timestamp: Date.now() + ahead * 30_000 }),
  };
}

test("an administrator signs in, sets up her second factor, sees her codes once and is where she wanted", async () => {
  const email = await anAdmin();
  const her = new Browser();
  const at = "/sign-in?returnTo=%2Fsettings%2Fteam";
  expect(told(await her.post(signInPage, at, { email, password }))).toBe("302 /settings/team");
  expect(her.setCookies).toEqual([
    expect.stringMatching(
      /^__Host-slipway\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    ),
  ]);
  const setup = "/second-factor/setup?returnTo=%2Fsettings%2Fteam";
  expect(told(await her.get(setupPage, setup))).toMatchObject({ waiting: null, hasPassword: true });
  expect(told(await her.post(setupPage, setup, { intent: "begin", password: "x" }))).toEqual([
    400,
    "This is not your password",
  ]);
  expect(told(await her.post(setupPage, setup, { intent: "begin", password }))).toBe(
    `302 ${setup}`,
  );
  const { waiting } = (await her.get(setupPage, setup)) as {
    waiting: { secret: string; qr: { size: number; path: string } };
  };
  expect(waiting.qr.path).toMatch(/^M\d+ \d+h1v1h-1z/);
  const totp = new TOTP({ secret: waiting.secret.replaceAll(" ", "") });
  expect(told(await her.post(setupPage, setup, { intent: "confirm", code: "000000" }))).toEqual([
    400,
    "This code is not right, or was used before",
  ]);
  const codes = "/second-factor/codes?returnTo=%2Fsettings%2Fteam";
  expect(told(await her.post(setupPage, setup, { intent: "confirm", code: totp.generate() }))).toBe(
    `302 ${codes}`,
  );
  const shown = (await her.get(codesPage, codes)) as { codes: string[] };
  expect(shown.codes).toHaveLength(10);
  expect(JSON.stringify(her.setCookies)).not.toContain(shown.codes[0]);
  expect(told(await her.post(codesPage, codes))).toBe("302 /settings/team");
  expect(her.jar.names).toEqual(["__Host-slipway.session_token"]);
  expect(told(await her.get(codesPage, codes))).toBe("302 /settings/team");
  expect(told(await her.post(outPage, "/sign-out"))).toBe("302 /sign-in");
  expect(her.jar.names).toEqual([]);
});

test("with a second factor the password leads to the code, and the code in", async () => {
  const { email, browser, code } = await withSecondFactor();
  await browser.post(setupPage, "/second-factor/setup", { intent: "confirm", code: code() });
  const her = new Browser();
  const away = await her.post(signInPage, "/sign-in?returnTo=//evil.example", { email, password });
  expect(told(away)).toBe("302 /second-factor");
  expect(her.jar.names).toEqual(["__Host-slipway.two_factor"]);
  expect(told(await her.get(codePage, "/second-factor"))).toBeNull();
  expect(told(await her.post(codePage, "/second-factor", { code: "123456" }))).toEqual([
    400,
    "This code is not right, or was used before",
  ]);
  expect(
    told(await her.post(codePage, "/second-factor?returnTo=%2F%5Cevil", { code: code(1) })),
  ).toBe("302 /");
  expect(her.jar.names).toEqual(["__Host-slipway.session_token"]);
  expect(told(await her.get(signInPage, "/sign-in"))).toBe("302 /");
});

test("wrong form, wrong password, too many: one sentence each, nothing typed is lost but the password", async () => {
  const email = await anAdmin();
  const browser = new Browser();
  expect(told(await browser.post(signInPage, "/sign-in"))).toEqual([
    400,
    "Enter your e-mail address",
    "Enter your password",
  ]);
  const wrong = (await browser.post(signInPage, "/sign-in", { email, password: "no" })) as {
    data: { values: unknown };
  };
  expect(told(wrong)).toEqual([400, "The e-mail address or the password is not right"]);
  expect(wrong.data.values).toEqual({ email: [email] });
  const unknown = `${newId()}@example.com`;
  expect(
    told(await browser.post(signInPage, "/sign-in", { email: unknown, password: "no" })),
  ).toEqual(told(wrong));
  for (let at = 0; at < 9; at += 1)
    await browser.post(signInPage, "/sign-in", { email, password: "no" });
  expect(told(await browser.post(signInPage, "/sign-in", { email, password }))).toEqual([
    429,
    "Too many attempts. Try again in {minutes} minutes.",
  ]);
  expect(browser.jar.names).toEqual([]);
});

test("a forgotten password: the same page for everybody, a link for those who have an account", async () => {
  const email = await anAdmin();
  const browser = new Browser();
  const unknown = `${newId()}@example.com`;
  for (const address of [email, unknown])
    expect(told(await browser.post(forgotPage, "/forgot-password", { email: address }))).toBe(
      "302 /forgot-password?sent=1",
    );
  expect(await mailsTo(unknown)).toHaveLength(0);
  const link = `/reset-password?token=${await tokenMailedTo(email)}`;
  expect(told(await browser.get(resetPage, link))).toEqual({ valid: true });
  const fresh = "another horse battery";
  expect(told(await browser.post(resetPage, link, { password: fresh, again: "other" }))).toEqual([
    400,
    "The two passwords differ",
  ]);
  expect(
    told(await browser.post(resetPage, link, { password: "1234567890", again: "1234567890" })),
  ).toEqual([400, "Choose a password that is not on every list"]);
  expect(told(await browser.post(resetPage, link, { password: fresh, again: fresh }))).toBe(
    "302 /sign-in?done=password",
  );
  expect(told(await browser.get(resetPage, link))).toEqual({ valid: false });
  expect(told(await browser.post(signInPage, "/sign-in", { email, password: fresh }))).toBe(
    "302 /",
  );
});
