import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import { type FieldTrouble, type FormFailure, formCheckName } from "~/values/form-trouble";

type Rechecked = {
  readonly of: FormFailure | null;
  readonly fields: Readonly<Record<string, readonly FieldTrouble[]>>;
};

/**
 * After a failed submit, asks the form's own action about one field and swaps its troubles. `readForm` answers such a
 * question without doing anything.
 */
export function useRecheck(failure: FormFailure | null, action: string | undefined) {
  const fetcher = useFetcher<FormFailure>();
  const [seen, setSeen] = useState<Rechecked>({ of: failure, fields: {} });
  const answer = fetcher.data;
  useEffect(() => {
    const field = answer?.checked;
    if (!answer || field === undefined) return;
    setSeen((before) => ({
      of: failure,
      fields: { ...(before.of === failure ? before.fields : {}), [field]: answer.errors },
    }));
  }, [answer, failure]);
  const fresh = seen.of === failure ? seen.fields : {};
  const first = failure?.errors ?? [];
  const later = Object.keys(fresh).filter((name) => first.every(({ field }) => field !== name));
  const errors = [
    ...first.flatMap((error) => fresh[error.field] ?? [error]),
    ...later.flatMap((name) => fresh[name] ?? []),
  ];
  const recheck = (field: string, typed: FormData) => {
    for (const [name, value] of [...typed]) if (typeof value !== "string") typed.delete(name);
    typed.set(formCheckName, field);
    fetcher.submit(typed, { method: "post", ...(action ? { action } : {}) });
  };
  return { errors, recheck };
}
