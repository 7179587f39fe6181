import type { LoaderFunctionArgs } from "@remix-run/node";
import { addressOf } from "~/features/dashboards/search";
import { searchAll } from "~/features/dashboards/search.server";
import { wordsFor } from "~/features/dashboards/words-for.server";
import { requireStaff } from "~/features/people/require.server";
import type { Command } from "~/ui/action/command-menu";

/** What the command menu asks while somebody types. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const { locale, i18n } = await wordsFor(request);
  const q = new URL(request.url).searchParams.get("q") ?? "";
  const found = await searchAll(actor, q);
  const groups = {
    store: i18n._("Shop"),
    deduction: i18n._("Deduction"),
    refund: i18n._("Refund"),
    application: i18n._("Application"),
    enrollment: i18n._("Enrollment"),
    program: i18n._("Program"),
  };
  const results = found.map((each): Command => {
    const parts = [
      "name" in each ? each.name : null,
      "program" in each ? each.program[locale] : null,
    ];
    const label = parts.filter((text) => text !== null).join(" · ");
    return { key: `${each.kind} ${each.id}`, label, group: groups[each.kind], to: addressOf(each) };
  });
  return { q, results };
}
