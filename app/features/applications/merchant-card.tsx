import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import { Conditions } from "~/features/programs/merchant-conditions";
import { classNames } from "~/ui/class-names";
import { type Signal, SignalFlag } from "~/ui/identity/signal-flag";
import { useFormats, useInWords } from "~/ui/reader";
import type { CatalogueEntry, CatalogueGroup } from "./catalogue";
import css from "./merchant-catalogue.module.css";
import { NextStep, useShut } from "./merchant-next-step";

const signals: Readonly<Record<CatalogueGroup, Signal>> = {
  joined: "active",
  ready: "clear",
  almost: "needs",
  "not-yet": "not-started",
};

/** One program: what it gives, every condition as label, now, needed, and one button. */
export function ProgramCard(props: {
  readonly entry: CatalogueEntry;
  /** Carries the chosen shop along, such as `?store=s1`. */
  readonly query: string;
  readonly storeUid: string;
}) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { shortDay, shortDateTime, time, dayOf, now } = useFormats();
  const { entry } = props;
  const shut = useShut();
  const { program, met, conditions, closesOn, product } = entry;
  const at = entry.evaluatedAt;
  const checked = {
    when: dayOf(at) === dayOf(now) ? time(at) : shortDateTime(at),
    version: entry.version.number,
  };
  return (
    <article
      className={classNames(css.card, entry.group === "ready" && css.ready)}
      aria-labelledby={program.id}
    >
      <header className={css.cardHead}>
        <h3 className={css.name} id={program.id}>
          <Link to={`/programs/${program.slug}${props.query}`}>{inWords(program.name)}</Link>
        </h3>
        {closesOn && !shut(entry) ? (
          <p className={css.closing}>{i18n._("closes {day}", { day: shortDay(closesOn) })}</p>
        ) : null}
      </header>
      <p className={css.headline}>{inWords(entry.headline)}</p>
      <SignalFlag
        strong
        signal={signals[entry.group]}
        word={i18n._("{met} of {all} conditions met", { met, all: conditions.length })}
      />
      {product ? (
        <p className={css.about}>{i18n._("Nearest product: {title}", { title: product.title })}</p>
      ) : null}
      <Conditions of={conditions} />
      <footer className={css.foot}>
        <div className={css.left}>
          <Room of={entry} />
          <p className={css.about}>{i18n._("Checked {when} · rules version {version}", checked)}</p>
        </div>
        <NextStep entry={entry} query={props.query} storeUid={props.storeUid} />
      </footer>
    </article>
  );
}

/** Places or budget left, where the program has such a limit. */
function Room({ of: { placesLeft, budgetLeft } }: { readonly of: CatalogueEntry }) {
  const { i18n } = useLingui();
  const { number, rate } = useFormats();
  if (placesLeft !== null)
    return (
      <p>
        {placesLeft > 0
          ? i18n._("{places} places left", { places: number(placesLeft) })
          : i18n._("Places are full")}
      </p>
    );
  if (budgetLeft === null) return null;
  return <p>{i18n._("{share} of the budget left", { share: rate(budgetLeft, 0) })}</p>;
}
