import { useLingui } from "@lingui/react";
import { useFormats } from "~/ui/reader";
import type { EvidenceView } from "./application-case";
import css from "./merchant-evidence.module.css";

/** The files of one question as links, with their size. */
export function EvidenceNames({ files }: { readonly files: readonly EvidenceView[] }) {
  const { i18n } = useLingui();
  const { bytes } = useFormats();
  if (files.length === 0) return <>{i18n._("No files")}</>;
  return (
    <ul className={css.names}>
      {files.map((file) => (
        <li key={file.id}>
          <a href={`/evidence/${file.id}`} target="_blank" rel="noreferrer">
            {file.fileName}
          </a>{" "}
          <span className={css.size}>{bytes(file.bytes)}</span>
        </li>
      ))}
    </ul>
  );
}
