import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import { EmptyState } from "~/ui/layout/empty-state";
import { Page } from "~/ui/layout/page";
import { useFormats, useInWords } from "~/ui/reader";
import css from "./merchant-waiting.module.css";
import type { WaitingItem } from "./mine";

const shownAtMost = 3;

/** The few things that wait for the merchant, each with its time and the way there. */
export function Waiting({ items }: { readonly items: readonly WaitingItem[] }) {
  const { i18n } = useLingui();
  if (items.length === 0) return null;
  const more = items.length - shownAtMost;
  return (
    <section className={css.waiting} aria-labelledby="waiting">
      <h2 id="waiting">{i18n._("Waiting for you")}</h2>
      <ul>
        {items.slice(0, shownAtMost).map((item) => (
          <li key={`${item.kind} ${item.to}`}>
            <Item of={item} />
          </li>
        ))}
      </ul>
      {more > 0 ? (
        <Link className={css.more} to="/enrollments">
          {i18n._("{more} more under Mine", { more })}
        </Link>
      ) : null}
    </section>
  );
}

function Item({ of }: { readonly of: WaitingItem }) {
  const inWords = useInWords();
  const text = useItemText();
  return (
    <Link className={css.item} to={of.to}>
      <strong>{inWords(of.program)}</strong>
      <span>{text(of)}</span>
    </Link>
  );
}

function useItemText(): (item: WaitingItem) => string {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { shortDay, shortDateTime, relative } = useFormats();
  return (item) => {
    switch (item.kind) {
      case "info":
        return i18n._("Something to add by {time}", { time: shortDateTime(item.dueAt) });
      case "risk":
        return item.recoverBy
          ? i18n._("At risk, last day to recover {day}", { day: shortDay(item.recoverBy) })
          : i18n._("At risk");
      case "milestone":
        return i18n._("{what}, until the end of {day}", {
          what: inWords(item.name),
          day: shortDay(item.dueOn),
        });
      case "draft":
        return i18n._("Draft, saved {ago}", { ago: relative(item.savedAt) });
    }
  };
}

/** Signed in, but the marketplace has not sent a shop for this business yet. */
export function NoShop() {
  const { i18n } = useLingui();
  return (
    <Page title={i18n._("Programs for your shop")}>
      <EmptyState kind="nothing-yet" drawing="post" title={i18n._("We do not know your shop yet")}>
        {i18n._(
          "Your marketplace sends us its shops every day. Yours appears here the day after it opens.",
        )}
      </EmptyState>
    </Page>
  );
}
