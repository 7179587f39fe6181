import { useLingui } from "@lingui/react";
import { Link, useSearchParams } from "@remix-run/react";
import { EnrollmentFlag } from "~/features/enrollments/merchant-enrollment-flag";
import { type Goal, goals } from "~/features/programs/kind";
import { EmptyState } from "~/ui/layout/empty-state";
import { useInWords } from "~/ui/reader";
import { type CatalogueEntry, type CatalogueGroup, catalogueGroups } from "./catalogue";
import { ProgramCard } from "./merchant-card";
import css from "./merchant-catalogue.module.css";

export type Catalogue = {
  readonly entries: readonly CatalogueEntry[];
  readonly goal: Goal | null;
  readonly storeUid: string;
  /** What links carry along to stay with the chosen shop. */
  readonly query: string;
};

/** All programs of the marketplace for one shop, in four groups; an empty group is not shown. */
export function CatalogueGroups({ entries, goal, storeUid, query }: Catalogue) {
  const { i18n } = useLingui();
  const words = useGroupWords();
  const goalWords = useGoalWords();
  const shown = entries.filter(({ program }) => goal === null || program.goal === goal);
  if (shown.length === 0 && goal !== null)
    return (
      <EmptyState
        kind="no-match"
        title={i18n._("No program with this goal")}
        filters={[{ param: "goal", value: goal, label: goalWords[goal] }]}
      />
    );
  return (
    <div className={css.groups}>
      {catalogueGroups.map((group) => {
        const members = shown.filter((entry) => entry.group === group);
        return members.length === 0 ? null : (
          <section key={group} className={css.group} aria-labelledby={`group-${group}`}>
            <h2 id={`group-${group}`}>{words[group]}</h2>
            {group === "joined" ? (
              <Joined entries={members} />
            ) : (
              members.map((entry) => (
                <ProgramCard
                  key={entry.program.id}
                  entry={entry}
                  query={query}
                  storeUid={storeUid}
                />
              ))
            )}
          </section>
        );
      })}
    </div>
  );
}

function useGroupWords(): Readonly<Record<CatalogueGroup, string>> {
  const { i18n } = useLingui();
  return {
    joined: i18n._("Joined"),
    ready: i18n._("Ready to apply"),
    almost: i18n._("Almost there"),
    "not-yet": i18n._("Not yet"),
  };
}

/** Programs one is in already: a line each, because there is nothing left to decide. */
function Joined({ entries }: { readonly entries: readonly CatalogueEntry[] }) {
  const inWords = useInWords();
  return (
    <ul className={css.joined}>
      {entries.map(({ program, enrollment }) =>
        enrollment === null ? null : (
          <li key={program.id}>
            <Link className={css.joinedRow} to={`/enrollments/${enrollment.id}`}>
              <strong>{inWords(program.name)}</strong>
              <EnrollmentFlag status={enrollment.status} />
            </Link>
          </li>
        ),
      )}
    </ul>
  );
}

export function useGoalWords(): Readonly<Record<Goal, string>> {
  const { i18n } = useLingui();
  return {
    start: i18n._("Getting started"),
    deposit: i18n._("Lower deposit"),
    orders: i18n._("More orders"),
    product: i18n._("Products"),
    returns: i18n._("Returns"),
  };
}

/** What the merchant is after, as a choice in the address. Only goals that a program has. */
export function GoalChoice({ entries, goal }: Pick<Catalogue, "entries" | "goal">) {
  const { i18n } = useLingui();
  const words = useGoalWords();
  const [query] = useSearchParams();
  const to = (value: Goal | null) => {
    const next = new URLSearchParams(query);
    if (value === null) next.delete("goal");
    else next.set("goal", value);
    return `?${next}`;
  };
  const offered = goals.filter((each) => entries.some(({ program }) => program.goal === each));
  return (
    <nav aria-label={i18n._("Goal")}>
      <ul className={css.goals}>
        {[null, ...offered].map((each) => (
          <li key={each ?? "all"}>
            <Link
              className={css.goal}
              to={to(each)}
              aria-current={each === goal ? "true" : undefined}
              preventScrollReset
            >
              {each === null ? i18n._("All") : words[each]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
