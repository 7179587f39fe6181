/** The statements that put a `delta` into the daily rollup. */
import { effectNames } from "./effects";

/** Where one transaction at a time stands while it adds to the rollup of a marketplace. */
export const rollupTurn = `INSERT INTO metrics_turn AS t (marketplace_id, part, taken)
  VALUES ($1, 'rollup', 1)
  ON CONFLICT (marketplace_id, part) DO UPDATE SET taken = t.taken + 1
  RETURNING taken`;

const nothing = effectNames.map((name) => `d.${name} = 0`).join(" AND ");

/** After `WITH … delta AS (…)`: adds it; the stores it touched, and whether a row came to nothing. */
export const addDelta = `
  , added AS (
    INSERT INTO store_day AS d (marketplace_id, store_uid, day, known_day, ${effectNames.join(", ")})
    SELECT $1, store_uid, day, known_day, ${effectNames.join(", ")} FROM delta
    ORDER BY store_uid, day, known_day
    ON CONFLICT (marketplace_id, store_uid, day, known_day) DO UPDATE
      SET ${effectNames.map((name) => `${name} = d.${name} + excluded.${name}`).join(", ")}
    RETURNING store_uid, ${nothing} AS emptied)
  SELECT coalesce(bool_or(emptied), false) AS emptied,
    coalesce(array_agg(DISTINCT store_uid), '{}') AS stores FROM added`;

/** Rows that came to nothing go, so that the rollup holds what a recompute would. */
export const dropEmptied = `DELETE FROM store_day d
  WHERE marketplace_id = (SELECT $1::uuid) AND store_uid = ANY($2) AND ${nothing}`;
