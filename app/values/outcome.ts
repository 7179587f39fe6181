/** A refusal is a value: a rule said no, and says why. Bugs throw; refusals return. */
export type Refusal<Because extends string = string> = {
  readonly ok: false;
  readonly because: Because;
  /** What the reader needs to understand the refusal, already in plain values. */
  readonly details?: Readonly<Record<string, unknown>>;
};
export type Done<Value = unknown> = { readonly ok: true } & Value;
export type Outcome<Value, Because extends string = string> = Done<Value> | Refusal<Because>;

export function refuse<Because extends string>(
  because: Because,
  details?: Readonly<Record<string, unknown>>,
): Refusal<Because> {
  return details === undefined ? { ok: false, because } : { ok: false, because, details };
}
