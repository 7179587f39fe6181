/** Ways for a call to go wrong, switched on by the control plane. */
export const faultKinds = [
  "reset_before",
  "reset_after",
  "hang_after",
  "500_before",
  "500_after",
  "429",
  "lock",
  "html_502",
  "json_no_error",
] as const;
export type FaultKind = (typeof faultKinds)[number];
export type Fault = {
  readonly kind: FaultKind;
  /** A path, with `*` for any part of it. */
  readonly path: string;
  readonly method: string | null;
  times: number;
};

const matches = (pattern: string, path: string): boolean =>
  new RegExp(
    `^${pattern
      .split("*")
      .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&"))
      .join(".*")}$`,
  ).test(path);

/** The first fault that fits; it is used up once more. */
export function takeFault(faults: Fault[], method: string, path: string): FaultKind | null {
  const at = faults.findIndex(
    (fault) => (fault.method === null || fault.method === method) && matches(fault.path, path),
  );
  const fault = faults[at];
  if (fault === undefined) return null;
  fault.times -= 1;
  if (fault.times <= 0) faults.splice(at, 1);
  return fault.kind;
}
