import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { type MetricKey, metricOf } from "~/features/metrics/dictionary";
import { codeWords as wordsOf } from "~/features/metrics/metric";
import { CopyId } from "~/ui/figure/copy-id";
import { DayText } from "~/ui/figure/times";
import { SummaryList } from "~/ui/layout/summary-list";
import { useFormats, useInWords } from "~/ui/reader";
import type { EntityRef, StoreRecord, StoreRef } from "./store-page";

/** A stored code in the words of the metric that reports it. */
function useCodeWords(): (metric: MetricKey, code: string | null) => string {
  const inWords = useInWords();
  return (metric, code) => {
    const words = code === null ? undefined : wordsOf(metricOf(metric), code);
    return words ? inWords(words) : (code ?? "–");
  };
}

export function StaffStoreIdentity({ of }: { readonly of: StoreRecord }) {
  const { i18n } = useLingui();
  const { number, dayOf } = useFormats();
  const codeWords = useCodeWords();
  const date = (at: Date | null) => (at ? <DayText day={dayOf(at)} /> : "–");
  const row = (key: string, label: string, value: ReactNode) => ({ key, label, value });
  return (
    <SummaryList
      rows={[
        row("uid", i18n._("Shop id"), <CopyId text={of.uid} label={i18n._("Shop id")} />),
        row("category", i18n._("Main category"), codeWords("store.primaryCategory", of.category)),
        row("type", i18n._("Shop type"), codeWords("store.storeType", of.storeType)),
        row("region", i18n._("Region"), of.region ?? "–"),
        row("opened", i18n._("Opened"), date(of.openedAt)),
        row("first", i18n._("First product on sale"), date(of.firstLiveProductAt)),
        row("onSale", i18n._("Products on sale"), number(of.onSale)),
        row("agri", i18n._("Farm goods"), of.agri ? i18n._("Yes") : i18n._("No")),
      ]}
    />
  );
}

/** The business behind the shop, its other shops, and who it is related to. */
export function StaffStoreEntity({ of }: { readonly of: StoreRecord }) {
  const { i18n } = useLingui();
  const { dayOf } = useFormats();
  const codeWords = useCodeWords();
  const { entity } = of;
  if (!entity) return <p>{i18n._("The business of this shop has not been imported yet.")}</p>;
  const row = (key: string, label: string, value: ReactNode) => ({ key, label, value });
  return (
    <SummaryList
      rows={[
        row("name", i18n._("Registered name"), entity.legalName),
        row(
          "uid",
          i18n._("Business id"),
          <CopyId text={entity.uid} label={i18n._("Business id")} />,
        ),
        row("kind", i18n._("Business type"), codeWords("store.businessType", entity.kind)),
        row("size", i18n._("Business size"), codeWords("store.sizeClass", entity.sizeClass)),
        row("idNo", i18n._("Licence number"), entity.idNoEnd ? `•••• ${entity.idNoEnd}` : "–"),
        row(
          "kyc",
          i18n._("Licence checked"),
          entity.kycVerifiedAt ? (
            <DayText day={dayOf(entity.kycVerifiedAt)} />
          ) : (
            i18n._("Not checked")
          ),
        ),
        row("siblings", i18n._("Its other shops"), <Stores stores={of.siblings} />),
        ...of.related.map((related) =>
          row(`related-${related.uid}`, i18n._("Related business"), <Related of={related} />),
        ),
      ]}
    />
  );
}

function Stores({ stores }: { readonly stores: readonly StoreRef[] }) {
  const { i18n } = useLingui();
  const { day, dayOf } = useFormats();
  if (stores.length === 0) return i18n._("None");
  return (
    <ul>
      {stores.map((store) => (
        <li key={store.uid}>
          <Link to={`/ops/merchants/${encodeURIComponent(store.uid)}`}>{store.name}</Link>{" "}
          {store.closed
            ? i18n._("closed")
            : i18n._("opened {day}", { day: day(dayOf(store.openedAt)) })}
        </li>
      ))}
    </ul>
  );
}

function Related({ of }: { readonly of: EntityRef }) {
  const { i18n } = useLingui();
  return (
    <>
      <p>
        {of.name}
        {of.violations > 0
          ? ` · ${i18n._("{count, plural, one {# open violation} other {# open violations}}", { count: of.violations })}`
          : null}
      </p>
      <Stores stores={of.stores} />
    </>
  );
}
