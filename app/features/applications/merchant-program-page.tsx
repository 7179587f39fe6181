import { useLingui } from "@lingui/react";
import { isRunning } from "~/features/enrollments/enrollment";
import { Answer } from "~/features/programs/merchant-offer";
import type { RuleSources } from "~/features/programs/merchant-rules";
import type { ProgramChange } from "~/features/programs/program-change";
import { BottomBar, Page } from "~/ui/layout/page";
import { Tabs } from "~/ui/layout/tabs";
import { useFormats, useInWords } from "~/ui/reader";
import { isOpen } from "./application";
import type { CatalogueEntry } from "./catalogue";
import { NextStep } from "./merchant-next-step";
import {
  Changes,
  DoIQualify,
  HowItIsWorkedOut,
  OfferAnswers,
  ProductChoice,
  Watch,
} from "./merchant-program";
import type { ProgramPage } from "./program-page";

type Store = { readonly uid: string; readonly name: string };

/** M2 for a shop: four questions in order, then how the answer is worked out, and what changed. */
export function MerchantProgram(props: {
  readonly page: ProgramPage;
  readonly changes: readonly ProgramChange[];
  readonly sources: RuleSources;
  readonly store: Store;
  readonly stores: readonly Store[];
  readonly query: string;
}) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { page, store, stores, query } = props;
  const { entry } = page;
  const running = entry.enrollment !== null && isRunning(entry.enrollment.status);
  const open = running || (entry.application !== null && isOpen(entry.application.status));
  const unmet = entry.explanation.outcome === "not_eligible" && !open;
  return (
    <Page
      title={inWords(entry.program.name)}
      caption={<Dates of={entry} />}
      lead={inWords(entry.summary)}
      crumbs={[{ to: `/programs${query}`, label: i18n._("Programs") }]}
    >
      {stores.length > 1 ? (
        <Tabs
          label={i18n._("Shop")}
          param="store"
          tabs={stores.map(({ uid, name }) => ({ value: uid, label: name }))}
        />
      ) : null}
      <Answer question={i18n._("Do I qualify?")}>
        <DoIQualify entry={entry} />
        {unmet ? <Watch slug={entry.program.slug} query={query} watching={page.watching} /> : null}
      </Answer>
      <OfferAnswers offer={page.offer} />
      {entry.program.subject === "product" && !open ? (
        <Answer question={i18n._("Which product?")} id="products">
          <ProductChoice slug={entry.program.slug} storeUid={store.uid} products={page.products} />
        </Answer>
      ) : null}
      <HowItIsWorkedOut
        conditions={entry.conditions}
        sources={props.sources}
        outlines={[page.rules]}
        lead={<Checked of={entry} />}
      />
      <Changes changes={props.changes} />
      {unmet || (entry.program.subject === "product" && !open) ? null : (
        <BottomBar>
          <NextStep entry={entry} query={query} storeUid={store.uid} wide />
        </BottomBar>
      )}
    </Page>
  );
}

function Dates({ of: { closesOn, placesLeft } }: { readonly of: CatalogueEntry }) {
  const { i18n } = useLingui();
  const { day, number } = useFormats();
  const parts = [
    closesOn ? i18n._("Apply until {day}", { day: day(closesOn) }) : i18n._("Open all the time"),
    placesLeft === null
      ? null
      : placesLeft === 0
        ? i18n._("Places are full")
        : i18n._("{places} places left", { places: number(placesLeft) }),
  ];
  return <>{parts.filter(Boolean).join(" · ")}</>;
}

function Checked({ of: { evaluatedAt, version } }: { readonly of: CatalogueEntry }) {
  const { i18n } = useLingui();
  const { deadline } = useFormats();
  return (
    <>
      {i18n._("Checked {when} · rules version {version}", {
        when: deadline(evaluatedAt),
        version: version.number,
      })}
    </>
  );
}
