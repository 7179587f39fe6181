import { useLingui } from "@lingui/react";
import { useSearchParams } from "@remix-run/react";
import { useEffect } from "react";
import { backOf } from "~/features/applications/review-view";
import { useAnnounce } from "~/ui/action/live-region";
import { Undo } from "~/ui/action/undo";
import { Notice } from "~/ui/layout/notice";
import { useFormats } from "~/ui/reader";
import type { JustDone, ReviewDesk } from "./review-desk";

function useDoneText(): (done: JustDone) => string {
  const { i18n } = useLingui();
  return ({ outcome, shop }) => {
    const words: Readonly<Record<JustDone["outcome"], string>> = {
      approved: i18n._("Approved {shop}.", { shop }),
      rejected: i18n._("Declined {shop}.", { shop }),
      "first-approval": i18n._("Approved {shop} as the first of two.", { shop }),
      "info-requested": i18n._("Asked {shop} for changes.", { shop }),
      undone: i18n._("Took back the decision on {shop}.", { shop }),
    };
    return words[outcome];
  };
}

/** After a decision: the message with its Undo, read out with how many are left, and the focus on the next row. */
export function StaffJustDone({ desk }: { readonly desk: ReviewDesk }) {
  const { i18n } = useLingui();
  const [query] = useSearchParams();
  const { number } = useFormats();
  const announce = useAnnounce();
  const text = useDoneText();
  const { done, page } = desk;
  const said = done
    ? i18n._("{what} {count} left.", { what: text(done), count: number(page.total) })
    : null;
  const moment = done ? `${done.id} ${done.outcome}` : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per thing done, not per change of the list
  useEffect(() => {
    if (moment === null || said === null) return;
    announce(said);
    const open = document.querySelector<HTMLElement>("a[data-row][aria-current]");
    (open ?? document.querySelector<HTMLElement>("a[data-row]"))?.focus();
  }, [moment]);
  if (!done) return null;
  if (!done.undo) return <Notice tone="ok">{text(done)}</Notice>;
  return (
    <Undo
      key={done.undo.decisionId}
      message={text(done)}
      action={`/ops/reviews/${done.id}?${backOf(query)}`}
      fields={{ intent: "undo", decision: done.undo.decisionId }}
    />
  );
}
