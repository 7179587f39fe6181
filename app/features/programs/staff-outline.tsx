import type { DescribedRule } from "~/features/eligibility/sentence";
import { useInWords } from "~/ui/reader";
import css from "./staff-program.module.css";

/** A rule as an indented list of sentences; a choice says so in its heading. */
export function StaffOutline({ of }: { readonly of: DescribedRule }) {
  const inWords = useInWords();
  if (of.kind === "leaf") return <p>{inWords(of.words)}</p>;
  return (
    <div className={css.outline}>
      <p>{inWords(of.words)}</p>
      <ul>
        {of.children.map((child) => (
          <li key={child.pointer}>
            <StaffOutline of={child} />
          </li>
        ))}
      </ul>
    </div>
  );
}
