/** Traffic markets from plain numbers and at random, for tests and benchmarks of plans. */
import fc from "fast-check";
import type { TrafficMarket } from "~/features/traffic/planning/market";

export type PlainStore = {
  readonly type: number;
  readonly need: number;
  readonly cap: number;
  readonly lastDay: number;
  readonly weight?: number;
};

export function marketOf(
  days: number,
  pools: readonly (readonly number[])[],
  types: readonly (readonly number[])[],
  stores: readonly PlainStore[],
): TrafficMarket {
  const classFrom = [0];
  for (const [index, type] of types.entries())
    classFrom.push((classFrom[index] ?? 0) + type.length);
  return {
    days,
    supply: Int32Array.from(pools.flat()),
    classFrom: Int32Array.from(classFrom),
    classPools: Int32Array.from(types.flat()),
    stores: {
      classOf: Int32Array.from(stores, ({ type }) => type),
      need: Int32Array.from(stores, ({ need }) => need),
      cap: Int32Array.from(stores, ({ cap }) => cap),
      lastDay: Int32Array.from(stores, ({ lastDay }) => lastDay),
      weight: Float64Array.from(stores, ({ weight = 1 }) => weight),
      tie: Uint32Array.from(stores, (_, store) => Math.imul(store + 1, 2_654_435_761) >>> 0),
    },
  };
}

/** Up to five pools, six classes and forty stores over at most six days. */
export const someMarket: fc.Arbitrary<TrafficMarket> = fc
  .record({
    days: fc.integer({ min: 1, max: 6 }),
    pools: fc.integer({ min: 1, max: 5 }),
    types: fc.integer({ min: 1, max: 6 }),
  })
  .chain(({ days, pools, types }) =>
    fc
      .tuple(
        fc.array(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: days, maxLength: days }), {
          minLength: pools,
          maxLength: pools,
        }),
        fc.array(
          fc.uniqueArray(fc.integer({ min: 0, max: pools - 1 }), {
            minLength: 0,
            maxLength: pools,
          }),
          { minLength: types, maxLength: types },
        ),
        fc.array(
          fc.record({
            type: fc.integer({ min: 0, max: types - 1 }),
            need: fc.integer({ min: 1, max: 80 }),
            cap: fc.integer({ min: 1, max: 40 }),
            lastDay: fc.integer({ min: 0, max: days - 1 }),
            weight: fc.constantFrom(1, 1, 2),
          }),
          { minLength: 1, maxLength: 40 },
        ),
      )
      .map(([supply, reach, stores]) => marketOf(days, supply, reach, stores)),
  );
