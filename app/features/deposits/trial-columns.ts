/** Where a statement over grants `g` of enrollments `e` finds what became of a trial and its deposit. */
export const trialColumns = {
  join: `
    JOIN deposit_deferral_grant t ON t.marketplace_id = g.marketplace_id AND t.grant_id = g.id
    LEFT JOIN deposit_standing d ON d.marketplace_id = e.marketplace_id AND d.store_uid = e.store_uid
    LEFT JOIN deposit_top_up o ON o.marketplace_id = e.marketplace_id AND o.store_uid = e.store_uid
      AND o.ended_at IS NULL`,
  /** A counter has ended it. */
  over: "t.ended_on IS NOT NULL",
  /** All that is required is held. */
  paid: "coalesce(d.required_minor <= d.available_minor, false)",
  /** Since when the marketplace takes deposits; null where it takes none. From then on trials end by being paid. */
  takenSince: `(SELECT min(p.from_day) FROM deposit_policy p WHERE p.marketplace_id = e.marketplace_id)`,
} as const;
