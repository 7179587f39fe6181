import { useLingui } from "@lingui/react";
import { useFormats, useInWords } from "~/ui/reader";
import { coverageDefinition } from "./coverage-definition";
import css from "./staff-coverage.module.css";

export function StaffCoverageDefinition() {
  const { i18n } = useLingui();
  const f = useFormats();
  const inWords = useInWords();
  const { version, lines, changes } = coverageDefinition;
  return (
    <details className={css.drawer}>
      <summary>{i18n._("How coverage is counted: definition {version}", { version })}</summary>
      <dl className={css.definition}>
        {lines.map(({ term, rule, says }) => (
          <div key={rule}>
            <dt>{inWords(term)}</dt>
            <dd>{inWords(says)}</dd>
            <dd>
              <code>{rule}</code>
            </dd>
          </div>
        ))}
        <div>
          <dt>{i18n._("Changes of the definition")}</dt>
          {changes.map((change) => (
            <dd key={change.version}>
              {i18n._("{version}, {day}: {what}", {
                version: change.version,
                day: f.day(change.on),
                what: inWords(change.what),
              })}
            </dd>
          ))}
        </div>
      </dl>
    </details>
  );
}
