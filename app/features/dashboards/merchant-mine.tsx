import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import { ApplicationFlag } from "~/features/applications/merchant-application-flag";
import { EnrollmentRows } from "~/features/enrollments/merchant-enrollments";
import { ButtonLink } from "~/ui/action/button";
import { EmptyState } from "~/ui/layout/empty-state";
import { Pagination } from "~/ui/layout/pagination";
import { Stack } from "~/ui/layout/stack";
import { useFormats, useInWords } from "~/ui/reader";
import css from "./merchant-mine.module.css";
import type { EndedPage, Mine, MyApplication } from "./mine";

/** Going on, waiting, over; a part with nothing in it is not shown. */
export function MineLists({ active, waiting, ended }: Mine) {
  const { i18n } = useLingui();
  if (active.length + waiting.length + ended.total === 0)
    return (
      <EmptyState
        kind="nothing-yet"
        title={i18n._("You are in no program yet")}
        action={
          <ButtonLink to="/programs" look="primary">
            {i18n._("See the programs")}
          </ButtonLink>
        }
      >
        {i18n._("Programs you apply for and take part in stand here, with what is next and when.")}
      </EmptyState>
    );
  return (
    <Stack gap="wide">
      {active.length > 0 ? (
        <section className={css.part} aria-labelledby="active">
          <h2 id="active">{i18n._("Under way")}</h2>
          <EnrollmentRows rows={active} />
        </section>
      ) : null}
      {waiting.length > 0 ? (
        <section className={css.part} aria-labelledby="applications">
          <h2 id="applications">{i18n._("Applications")}</h2>
          <ul className={css.list}>
            {waiting.map((row) => (
              <ApplicationLine key={row.id} of={row} />
            ))}
          </ul>
        </section>
      ) : null}
      {ended.total > 0 ? <Over ended={ended} /> : null}
    </Stack>
  );
}

function Over({ ended }: { readonly ended: EndedPage }) {
  const { i18n } = useLingui();
  return (
    <section className={css.part} aria-labelledby="ended">
      <h2 id="ended">{i18n._("Over")}</h2>
      <ul className={css.list}>
        {ended.rows.map((each) =>
          each.kind === "application" ? (
            <ApplicationLine key={each.id} of={each.row} />
          ) : (
            <li key={each.id}>
              <EnrollmentRows rows={[each.row]} />
            </li>
          ),
        )}
      </ul>
      {ended.before || ended.after ? (
        <Pagination page={{ ...ended, shown: ended.rows.length }} />
      ) : null}
    </section>
  );
}

function ApplicationLine({ of }: { readonly of: MyApplication }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { relative, shortDateTime } = useFormats();
  return (
    <li>
      <Link className={css.row} to={`/apply/${of.id}`}>
        <span className={css.head}>
          <strong>{inWords(of.program)}</strong>
          <ApplicationFlag status={of.status} />
        </span>
        <span className={css.quiet}>
          {[
            of.subject,
            of.answerBy
              ? i18n._("answer by {time}", { time: shortDateTime(of.answerBy) })
              : i18n._("saved {ago}", { ago: relative(of.savedAt) }),
          ].join(" · ")}
        </span>
      </Link>
    </li>
  );
}
