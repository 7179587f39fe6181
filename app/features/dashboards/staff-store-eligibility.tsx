import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import type { CatalogueEntry } from "~/features/applications/catalogue";
import { ConditionFlag } from "~/features/applications/staff-case-rules";
import { OutcomeFlag } from "~/features/applications/staff-queue";
import type { Condition } from "~/features/eligibility/conditions";
import { useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import css from "./staff-store.module.css";

/** What every program's rules say of the shop now, condition by condition. */
export function StaffStoreEligibility({
  entries,
}: {
  readonly entries: readonly CatalogueEntry[];
}) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  if (entries.length === 0) return <p>{i18n._("No program is published yet.")}</p>;
  return (
    <div>
      {entries.map((entry) => (
        <details key={entry.program.id} className={css.program}>
          <summary>
            <span className={css.name}>{inWords(entry.program.name)}</span>
            <OutcomeFlag outcome={entry.explanation.outcome} />
            <span className={css.met}>
              {i18n._("{met} of {all} conditions met", {
                met: entry.met,
                all: entry.conditions.length,
              })}
            </span>
          </summary>
          {entry.product ? (
            <p className={css.aside}>
              {i18n._("About the product that comes nearest: {product}", {
                product: entry.product.title,
              })}
            </p>
          ) : null}
          <Conditions of={entry} />
          <p className={css.aside}>
            <Link to={`/ops/programs/${entry.program.slug}/versions/${entry.version.number}`}>
              {i18n._("Version {number}", { number: entry.version.number })}
            </Link>
          </p>
        </details>
      ))}
    </div>
  );
}

function Conditions({ of }: { readonly of: CatalogueEntry }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const columns: Column<Condition>[] = [
    {
      key: "sentence",
      header: i18n._("Condition"),
      wrap: true,
      cell: (condition) => inWords(condition.sentence),
    },
    { key: "now", header: i18n._("At present"), cell: (condition) => inWords(condition.now) },
    { key: "needed", header: i18n._("Needed"), cell: (condition) => inWords(condition.needed) },
    {
      key: "gap",
      header: i18n._("Gap"),
      cell: (condition) => (condition.gap ? inWords(condition.gap) : "–"),
    },
    {
      key: "state",
      header: i18n._("Met?"),
      cell: (condition) => <ConditionFlag state={condition.state} />,
    },
  ];
  return (
    <DataTable
      caption={i18n._("Conditions of {program}", { program: inWords(of.program.name) })}
      columns={columns}
      rows={of.conditions}
      rowKey={({ pointer }) => pointer}
    />
  );
}
