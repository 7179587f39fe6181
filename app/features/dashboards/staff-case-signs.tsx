import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import { reasonWords } from "~/features/applications/reason-code";
import { StaffApplicationFlag } from "~/features/applications/staff-application-flag";
import { When } from "~/ui/figure/times";
import { useFormats, useInWords } from "~/ui/reader";
import type { CaseContext, EarlierCase } from "./case-context";
import css from "./staff-signs.module.css";
import type { EntityRef, StoreRef } from "./store-page";

/** "Anything odd?": each sign as a plain sentence that leads to what it is about. */
export function StaffCaseSigns({
  of,
  storeUid,
}: {
  readonly of: CaseContext;
  readonly storeUid: string;
}) {
  const { i18n } = useLingui();
  const { violations, siblings, related, earlier } = of;
  const quiet = violations.length + siblings.length + related.length + earlier.length === 0;
  return (
    <>
      {quiet ? <p>{i18n._("Nothing stands out.")}</p> : null}
      <ul className={css.signs}>
        {violations.length > 0 ? (
          <li>
            {i18n._(
              "{count, plural, one {The shop has an open violation} other {The shop has # open violations}}, {points} points.",
              {
                count: violations.length,
                points: violations.reduce((sum, { points }) => sum + points, 0),
              },
            )}
          </li>
        ) : null}
        {siblings.map((store) => (
          <li key={store.uid}>
            {i18n._("The same business runs another shop:")} <StoreLink of={store} />
          </li>
        ))}
        {related.map((entity) => (
          <RelatedSign key={entity.uid} of={entity} />
        ))}
        {earlier.map((one) => (
          <EarlierSign key={one.id} of={one} />
        ))}
      </ul>
      <p>
        <Link to={`/ops/merchants/${encodeURIComponent(storeUid)}`}>
          {i18n._("Everything about this shop")}
        </Link>
      </p>
    </>
  );
}

function StoreLink({ of }: { readonly of: StoreRef }) {
  const { i18n } = useLingui();
  const { day, dayOf } = useFormats();
  return (
    <>
      <Link to={`/ops/merchants/${encodeURIComponent(of.uid)}`}>{of.name}</Link>{" "}
      {of.closed ? i18n._("closed") : i18n._("opened {day}", { day: day(dayOf(of.openedAt)) })}
    </>
  );
}

function RelatedSign({ of }: { readonly of: EntityRef }) {
  const { i18n } = useLingui();
  return (
    <li>
      {i18n._("Related business: {name}.", { name: of.name })}{" "}
      {of.stores.map((store) => (
        <span key={store.uid} className={css.store}>
          <StoreLink of={store} />
        </span>
      ))}
      {of.violations > 0
        ? i18n._(
            "{count, plural, one {One of its violations is open.} other {# of its violations are open.}}",
            { count: of.violations },
          )
        : null}
    </li>
  );
}

function EarlierSign({ of }: { readonly of: EarlierCase }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  return (
    <li>
      {of.related
        ? i18n._("Earlier application of a related business:")
        : i18n._("Earlier application:")}{" "}
      <Link to={`/ops/reviews/${of.id}`}>{inWords(of.program)}</Link> · {of.store.name} ·{" "}
      <StaffApplicationFlag status={of.status} /> <When at={of.decidedAt} as="ago" />
      {of.reasonCodes.map((code) => (
        <span key={code} className={css.reason}>
          {inWords(reasonWords[code])}
        </span>
      ))}
    </li>
  );
}
