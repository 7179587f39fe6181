/**
 * Seeded dice. Each question has dice of its own, known by words (`dice(seed, "off-day", store, day)`), so that
 * an answer depends on the seed and the question alone, not on what was asked before.
 * mulberry32 (Tommy Ettinger, public domain) over an FNV-1a hash of the words.
 */
export type Dice = {
  /** From 0 (included) to 1 (not included). */
  readonly share: () => number;
  readonly chance: (probability: number) => boolean;
  /** A whole number, both ends included. */
  readonly whole: (least: number, most: number) => number;
  readonly between: (least: number, most: number) => number;
  readonly pick: <Item>(from: readonly Item[]) => Item;
  /** Of mean 0 and deviation 1. */
  readonly normal: () => number;
  /** How many of `tries` succeed. */
  readonly successes: (tries: number, probability: number) => number;
};

/** FNV-1a, 32 bits. */
export function hashOf(words: readonly (string | number)[]): number {
  let hash = 2_166_136_261;
  for (const letter of words.join("\u0001")) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  }
  return hash >>> 0;
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Counted one by one up to this many tries; above, by the normal approximation. */
const countedTries = 200;

export function dice(seed: number, ...question: readonly (string | number)[]): Dice {
  const share = mulberry32(hashOf([seed, ...question]));
  const normal = () => Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share());
  const successes = (tries: number, probability: number) => {
    if (tries <= countedTries) {
      let won = 0;
      for (let turn = 0; turn < tries; turn += 1) if (share() < probability) won += 1;
      return won;
    }
    const mean = tries * probability;
    const drawn = Math.round(mean + Math.sqrt(mean * (1 - probability)) * normal());
    return Math.min(tries, Math.max(0, drawn));
  };
  const whole = (least: number, most: number) => least + Math.floor(share() * (most - least + 1));
  return {
    share,
    normal,
    successes,
    whole,
    chance: (probability) => share() < probability,
    between: (least, most) => least + share() * (most - least),
    pick: (from) => {
      const found = from[whole(0, from.length - 1)];
      if (found === undefined) throw new Error("nothing to pick from");
      return found;
    },
  };
}
