/** Sorting a million stores by whole numbers in linear time. */
import { at } from "./market";

const digit = 11;
const buckets = 1 << digit;

/** The order `from`, sorted by `keys` ascending; what has the same key stays as it was. */
export function sortedBy(keys: Uint32Array, from: Uint32Array): Uint32Array {
  let source: Uint32Array = from;
  let target: Uint32Array = new Uint32Array(from.length);
  let highest = 0;
  for (let index = 0; index < from.length; index += 1)
    highest = Math.max(highest, at(keys, at(from, index)));
  for (let shift = 0; shift < 32 && highest >>> shift > 0; shift += digit) {
    const places = new Uint32Array(buckets + 1);
    for (let index = 0; index < source.length; index += 1) {
      const bucket = (at(keys, at(source, index)) >>> shift) & (buckets - 1);
      places[bucket + 1] = at(places, bucket + 1) + 1;
    }
    for (let bucket = 1; bucket <= buckets; bucket += 1)
      places[bucket] = at(places, bucket) + at(places, bucket - 1);
    for (let index = 0; index < source.length; index += 1) {
      const element = at(source, index);
      const bucket = (at(keys, element) >>> shift) & (buckets - 1);
      const place = at(places, bucket);
      target[place] = element;
      places[bucket] = place + 1;
    }
    const spare = source === from ? new Uint32Array(from.length) : source;
    source = target;
    target = spare;
  }
  return source === from ? from.slice() : source;
}

/** 0, 1, 2 … in the order of their ties. */
export function byTie(tie: Uint32Array): Uint32Array {
  const all = new Uint32Array(tie.length);
  for (let index = 0; index < all.length; index += 1) all[index] = index;
  return sortedBy(tie, all);
}

/** Keys that sort as the values do; values are finite and not negative. */
export function keysOf(values: Float64Array): Uint32Array {
  let highest = 0;
  for (let index = 0; index < values.length; index += 1)
    highest = Math.max(highest, at(values, index));
  const scale = highest === 0 ? 0 : 0xffff_fffe / highest;
  const keys = new Uint32Array(values.length);
  for (let index = 0; index < values.length; index += 1)
    keys[index] = Math.round(at(values, index) * scale);
  return keys;
}
