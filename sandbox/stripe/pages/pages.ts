/** What a person sees: Checkout, the bank's question, onboarding, a receipt. */
import { Hono } from "hono";
import { html } from "hono/html";
import { setCapability } from "../resources/accounts";
import { sessionItems } from "../resources/checkout-sessions";
import { completeSession } from "../resources/complete-session";
import { finishAction } from "../resources/confirm-payment";
import { finishSetup } from "../resources/setup-intents";
import { inWork, type Sandbox } from "../sandbox";
import { find, notesOf } from "../store/objects";
import { platformAccount } from "../store/work";
import { Trouble } from "../wire/trouble";
import { amountText } from "../wire/words";
import { checkoutPage } from "./checkout";
import { choices } from "./choices";
import { page } from "./layout";
import { type Words, wordsFor } from "./words";

const headers = {
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; form-action *; base-uri 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

const plain = (words: Words, title: string, text: string) =>
  page(words, title, html`<h1>${title}</h1><p>${text}</p>`);
const isWeb = (url: string | null | undefined): url is string => /^https?:\/\//.test(url ?? "");

export function pages(sandbox: () => Sandbox): Hono {
  const web = new Hono();
  const on = <T>(does: Parameters<typeof inWork<T>>[2], account = platformAccount) =>
    inWork(sandbox(), account, does);
  const wordsOf = (c: { req: { header: (name: string) => string | undefined } }) =>
    wordsFor(c.req.header("accept-language"));
  web.use("*", async (c, next) => {
    await next();
    if (c.res.headers.get("content-type")?.startsWith("text/html"))
      for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
  });

  web.get("/", (c) => {
    const words = wordsOf(c);
    return c.html(plain(words, "Stripe sandbox", words.home));
  });

  web.get("/c/pay/:id", async (c) => {
    const words = wordsOf(c);
    const id = c.req.param("id");
    const shown = await on(async (work) => {
      const session = await find(work, "checkout.session", id);
      return session === null ? null : { session, items: (await sessionItems(work, id)).data };
    });
    if (shown === null) return c.html(plain(words, "Checkout", words.missing), 404);
    const { session, items } = shown;
    if (session.status !== "open") {
      const text = session.status === "complete" ? words.done : words.expired;
      return c.html(plain(words, "Checkout", text), 410);
    }
    return c.html(checkoutPage(words, session, items, null));
  });

  web.post("/c/pay/:id", async (c) => {
    const words = wordsOf(c);
    const id = c.req.param("id");
    const form = new URLSearchParams(await c.req.text());
    const session = await on((work) => find(work, "checkout.session", id));
    if (session === null) return c.html(plain(words, "Checkout", words.missing), 404);
    if (form.get("choice") === "abandon")
      return isWeb(session.cancel_url)
        ? c.redirect(session.cancel_url, 303)
        : c.html(plain(words, "Checkout", words.closed));
    const choice = choices.find(({ name }) => name === form.get("choice"));
    const items = await on(async (work) => (await sessionItems(work, id)).data);
    if (choice === undefined || !session.payment_method_types.includes(choice.type))
      return c.html(checkoutPage(words, session, items, words.choose), 400);
    const { method, passes } = choice;
    const email = form.get("email") ?? "";
    const payer = { method, passes, ...(email === "" ? {} : { email }) };
    const done = await on((work) => completeSession(work, id, payer)).catch((error: unknown) => {
      if (error instanceof Trouble) return error;
      throw error;
    });
    await sandbox().deliverer.nudge();
    if (done instanceof Trouble)
      return done.status === 402
        ? c.html(checkoutPage(words, session, items, done.body.message), 402)
        : c.html(plain(words, "Checkout", done.body.message), 409);
    const back = (session.success_url ?? "").replaceAll("{CHECKOUT_SESSION_ID}", id);
    return c.redirect(back, 303);
  });

  web.get("/authenticate/:account/:intent", async (c) => {
    const words = wordsOf(c);
    const { account, intent } = c.req.param();
    const kind = intent.startsWith("seti_") ? "setup_intent" : "payment_intent";
    const asked = await on((work) => find(work, kind, intent), account);
    if (asked?.status !== "requires_action")
      return c.html(plain(words, words.bank, asked === null ? words.missing : words.done), 404);
    const title = asked.next_action?.type.startsWith("alipay") ? words.wallet : words.bank;
    const sum = "amount" in asked ? amountText(asked.amount, asked.currency) : "";
    return c.html(
      page(
        words,
        title,
        html`<h1>${title}</h1>
          <p class="sum">${sum}</p>
          <form method="post" class="row">
            <button name="answer" value="pass">${words.pass}</button>
            <button class="quiet" name="answer" value="fail">${words.fail}</button>
          </form>`,
      ),
    );
  });

  web.post("/authenticate/:account/:intent", async (c) => {
    const words = wordsOf(c);
    const { account, intent } = c.req.param();
    const passes = new URLSearchParams(await c.req.text()).get("answer") === "pass";
    const setup = intent.startsWith("seti_");
    const back = await on(async (work) => {
      const { returnUrl } = await notesOf(work, intent);
      await (setup ? finishSetup(work, intent, passes) : finishAction(work, intent, passes));
      return String(returnUrl ?? "");
    }, account);
    await sandbox().deliverer.nudge();
    if (!isWeb(back)) return c.html(plain(words, words.bank, words.closed));
    const url = new URL(back);
    url.searchParams.set(setup ? "setup_intent" : "payment_intent", intent);
    url.searchParams.set("redirect_status", passes ? "succeeded" : "failed");
    return c.redirect(url.toString(), 303);
  });

  web.get("/setup/:account", (c) => {
    const words = wordsOf(c);
    return c.html(
      page(
        words,
        words.onboarding,
        html`<h1>${words.onboarding}</h1>
          <p>${words.onboardingText}</p>
          <form method="post" class="row">
            <button name="answer" value="finish">${words.finish}</button>
            <button class="quiet" name="answer" value="later">${words.later}</button>
          </form>`,
      ),
    );
  });

  web.post("/setup/:account", async (c) => {
    const words = wordsOf(c);
    const answer = new URLSearchParams(await c.req.text()).get("answer");
    if (answer === "finish")
      await on((work) => setCapability(work, c.req.param("account"), "active"));
    await sandbox().deliverer.nudge();
    const back = c.req.query("return_url");
    return isWeb(back)
      ? c.redirect(back, 303)
      : c.html(plain(words, words.onboarding, words.closed));
  });

  web.get("/receipts/:id", async (c) => {
    const words = wordsOf(c);
    const charge = await on((work) => find(work, "charge", c.req.param("id")));
    if (charge === null) return c.html(plain(words, words.receipt, words.missing), 404);
    return c.html(plain(words, words.receipt, amountText(charge.amount, charge.currency)));
  });
  web.onError((error, c) => {
    if (!(error instanceof Trouble)) throw error;
    return c.html(plain(wordsOf(c), "Stripe sandbox", error.body.message), 409);
  });
  return web;
}
