import { html } from "hono/html";
import type { Stripe } from "stripe";
import { amountText } from "../wire/words";
import { choicesFor } from "./choices";
import { page } from "./layout";
import type { Words } from "./words";

/** The card picker: one choice per ending. */
export function checkoutPage(
  words: Words,
  session: Stripe.Checkout.Session,
  items: readonly Stripe.LineItem[],
  trouble: string | null,
) {
  const currency = session.currency ?? "usd";
  const paying = session.mode === "payment";
  const button = paying ? words.pay : words.save;
  return page(
    words,
    button,
    html`<h1>${paying ? words.total : words.save}</h1>
      ${paying ? html`<p class="sum">${amountText(session.amount_total ?? 0, currency)}</p>` : ""}
      ${trouble === null ? "" : html`<p class="trouble" role="alert">${trouble}</p>`}
      <ul>
        ${items.map(
          (item) =>
            html`<li>
              <span>${item.description} × ${item.quantity}</span>
              <span>${amountText(item.amount_total, currency)}</span>
            </li>`,
        )}
      </ul>
      <form method="post">
        ${
          session.customer_details?.email
            ? html`<p>${session.customer_details.email}</p>`
            : html`<label>${words.email}<input type="email" name="email" autocomplete="email" /></label>`
        }
        <fieldset>
          <legend>${words.choose}</legend>
          ${choicesFor(session.payment_method_types, session.mode).map(
            ({ name }, at) =>
              html`<label
                ><input type="radio" name="choice" value="${name}" ${at === 0 ? "checked" : ""} />
                ${words[name]}</label
              >`,
          )}
          <label><input type="radio" name="choice" value="abandon" /> ${words.abandon}</label>
        </fieldset>
        <button>${button}</button>
      </form>`,
  );
}
