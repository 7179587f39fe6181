import { useLingui } from "@lingui/react";
import { Link, useLocation } from "@remix-run/react";
import { useEffect } from "react";
import { useFormats, useInWords } from "~/ui/reader";
import type { TimelineEvent } from "./enrollment-page";
import css from "./merchant-enrollment.module.css";

/** What happened, newest first, by day; each line has an address of its own. */
export function Timeline(props: {
  readonly events: readonly TimelineEvent[];
  readonly onlyDecisions: boolean;
}) {
  const { i18n } = useLingui();
  const { dayOf, day } = useFormats();
  useFocusOfAddress();
  const { events, onlyDecisions } = props;
  const shown = events.filter(({ kind }) => !onlyDecisions || kind === "decision");
  const days = [...new Set(shown.map(({ at }) => dayOf(at)))];
  return (
    <>
      <p className={css.filter}>
        <Link to={onlyDecisions ? "?" : "?only=decisions"} preventScrollReset>
          {onlyDecisions ? i18n._("Show everything") : i18n._("Show only decisions")}
        </Link>
      </p>
      {days.length === 0 ? <p>{i18n._("Nothing has happened yet.")}</p> : null}
      <div className={css.days}>
        {days.map((each) => (
          <section key={each} className={css.day} aria-label={day(each)}>
            <h3>{day(each)}</h3>
            <ol>
              {shown
                .filter(({ at }) => dayOf(at) === each)
                .map((event) => (
                  <Event key={event.id} of={event} />
                ))}
            </ol>
          </section>
        ))}
      </div>
    </>
  );
}

function Event({ of }: { readonly of: TimelineEvent }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { time } = useFormats();
  return (
    <li id={of.id} className={css.event} tabIndex={-1}>
      <a href={`#${of.id}`}>
        <time dateTime={new Date(of.at).toISOString()}>{time(of.at)}</time>
        <span className="spoken">{i18n._("Link to this line")}</span>
      </a>
      <div>
        <p>{inWords(of.sentence)}</p>
        <p className={css.quiet}>{of.by ?? i18n._("By the program's rules")}</p>
      </div>
    </li>
  );
}

/** A link to `#evt_…` leads the focus there too, also when the page was open already. */
function useFocusOfAddress(): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (hash.startsWith("#evt_")) document.getElementById(hash.slice(1))?.focus();
  }, [hash]);
}
